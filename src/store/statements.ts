/**
 * Every SQL text of the store. The texts run unchanged on SQLite and PostgreSQL, and values reach them only as bound
 * arguments. Keep the first uses of $1, $2, … ascending within a text: SQLite binds by order of first appearance.
 */

export const CREATE_META = 'CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)';

/** $1 key, $2 value; a value once written stays. */
export const INSERT_META = 'INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT DO NOTHING';

/** $1 key. */
export const SELECT_META = 'SELECT value FROM meta WHERE key = $1';

const ENDINGS_COLUMNS = `(
  puzzle TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  outcome TEXT NOT NULL,
  scenario TEXT NOT NULL,
  cause TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  correct INTEGER NOT NULL,
  probability DOUBLE PRECISION,
  score DOUBLE PRECISION,
  answer TEXT,
  grade TEXT,
  ordinal INTEGER NOT NULL,
  ended_at TEXT NOT NULL
)`;

/** Attempts: how each puzzle ended. */
export const CREATE_ENDINGS = `CREATE TABLE IF NOT EXISTS endings ${ENDINGS_COLUMNS}`;

/** The same where it must not exist yet. */
export const CREATE_NEW_ENDINGS = `CREATE TABLE endings ${ENDINGS_COLUMNS}`;

/** Puzzles out of their turn; a theme is a scenario and a JSON list of faults. */
export const CREATE_SET_ASIDE = `CREATE TABLE IF NOT EXISTS set_aside (
  puzzle TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  scenario TEXT,
  faults TEXT
)`;

/** The text is kept as a JSON string: not every database takes every character. */
export const CREATE_NOTES = 'CREATE TABLE IF NOT EXISTS notes (puzzle TEXT PRIMARY KEY, text TEXT NOT NULL)';

/** Probes that were bought. */
export const CREATE_PURCHASES = `CREATE TABLE IF NOT EXISTS purchases (
  puzzle TEXT NOT NULL,
  probe TEXT NOT NULL,
  gpu_hours DOUBLE PRECISION NOT NULL,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (puzzle, probe)
)`;

/** Rounding of a sum of prices. */
const ROUNDING = 1e-6;

/** $1 puzzle, $2 probe, $3 GPU-hours, $4 budget. Gives one row when it was bought: the puzzle is open, and the budget allows it. */
export const INSERT_PURCHASE = `INSERT INTO purchases (puzzle, probe, gpu_hours, ordinal)
  SELECT $1, $2, CAST($3 AS DOUBLE PRECISION), (SELECT COUNT(*) FROM purchases WHERE puzzle = $1)
  WHERE NOT EXISTS (SELECT 1 FROM endings WHERE puzzle = $1)
    AND (SELECT COALESCE(SUM(gpu_hours), 0) FROM purchases WHERE puzzle = $1) + $3 <= CAST($4 AS DOUBLE PRECISION) + ${ROUNDING}
  ON CONFLICT DO NOTHING RETURNING probe`;

/** $1 puzzle. */
export const SELECT_PURCHASES = 'SELECT probe, gpu_hours FROM purchases WHERE puzzle = $1 ORDER BY ordinal, probe';

/** Gives one row when the attempt was stored and none when the puzzle had ended already. */
export const INSERT_ENDING = `INSERT INTO endings
  (puzzle, number, outcome, scenario, cause, fingerprint, correct, probability, score, answer, grade, ended_at, ordinal)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM endings))
  ON CONFLICT DO NOTHING RETURNING puzzle`;

/** $1 puzzle. */
export const SELECT_ENDING =
  'SELECT puzzle, number, outcome, scenario, cause, fingerprint, answer, grade, ended_at FROM endings WHERE puzzle = $1';

/** $1 puzzle. */
export const SELECT_SET_ASIDE = 'SELECT puzzle, number, kind, scenario, faults FROM set_aside WHERE puzzle = $1';

/** $1 puzzle, $2 number; nothing where it is set aside already or has ended. */
export const INSERT_SKIPPED = `INSERT INTO set_aside (puzzle, number, kind)
  SELECT $1, CAST($2 AS INTEGER), 'skipped' WHERE NOT EXISTS (SELECT 1 FROM endings WHERE puzzle = $1)
  ON CONFLICT DO NOTHING`;

const TAKEN = '(SELECT number FROM endings UNION SELECT number FROM set_aside)';

/** $1 smallest number to consider: itself where it is free, else one more than the first above it without a successor. */
export const SELECT_NEXT_NUMBER = `WITH taken AS ${TAKEN} SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM taken WHERE number = CAST($1 AS INTEGER)) THEN CAST($1 AS INTEGER)
  ELSE (SELECT MIN(a.number) + 1 FROM taken a WHERE a.number >= CAST($1 AS INTEGER)
    AND NOT EXISTS (SELECT 1 FROM taken b WHERE b.number = a.number + 1))
  END AS next_number`;

/** Highest number in use, −1 where there is none. */
export const SELECT_HIGHEST = `WITH taken AS ${TAKEN} SELECT COALESCE(MAX(number), -1) AS highest FROM taken`;

const UNENDED = 'NOT EXISTS (SELECT 1 FROM endings e WHERE e.puzzle = s.puzzle)';
const OTHERS = `(SELECT COUNT(*) FROM set_aside s WHERE s.kind = 'another' AND ${UNENDED})`;

/** Themed puzzles that are open. */
export const SELECT_OTHERS = `SELECT ${OTHERS} AS others`;

/**
 * $1 puzzle, $2 number, $3 scenario, $4 faults, $5 most themed puzzles that may be open. Nothing, and no row, where there
 * are as many, or unless the number is above all in use and some number below it is free, which then is the current one:
 * between reading and writing another process may have taken it.
 */
export const INSERT_ANOTHER = `INSERT INTO set_aside (puzzle, number, kind, scenario, faults)
  SELECT $1, CAST($2 AS INTEGER), 'another', $3, $4
  WHERE NOT EXISTS (SELECT 1 FROM ${TAKEN} t WHERE t.number >= CAST($2 AS INTEGER))
    AND (SELECT COUNT(*) FROM ${TAKEN} u WHERE u.number < CAST($2 AS INTEGER)) < CAST($2 AS INTEGER)
    AND ${OTHERS} < CAST($5 AS INTEGER)
  ON CONFLICT DO NOTHING RETURNING number`;

export const SELECT_TOTALS = `SELECT
  COALESCE(SUM(CASE WHEN outcome = 'answered' THEN 1 ELSE 0 END), 0) AS answered,
  COALESCE(SUM(CASE WHEN outcome = 'given-up' THEN 1 ELSE 0 END), 0) AS given_up,
  COALESCE(SUM(correct), 0) AS correct,
  AVG(score) AS mean_score
  FROM endings`;

/** $1 limit. The order of writing counts, whatever the clock said. */
export const SELECT_RECENT = `SELECT puzzle, number, scenario, cause, outcome, correct, probability, score FROM endings
  ORDER BY ordinal DESC, number DESC LIMIT $1`;

/** $1 limit. The latest first: of each what a record of many is made of. */
export const SELECT_ENDED = `SELECT outcome, cause, score, answer, grade FROM endings
  ORDER BY ordinal DESC, number DESC LIMIT $1`;

export const SELECT_ENDED_TOTAL = 'SELECT COUNT(*) AS total FROM endings';

/** $1 limit. */
export const SELECT_OPEN = `SELECT puzzle, number, kind FROM
  (SELECT puzzle, number, kind FROM set_aside s WHERE ${UNENDED} ORDER BY number DESC LIMIT $1) latest ORDER BY number`;

export const SELECT_OPEN_TOTAL = `SELECT COUNT(*) AS total FROM set_aside s WHERE ${UNENDED}`;

/** $1 puzzle. */
export const SELECT_NOTES = 'SELECT text FROM notes WHERE puzzle = $1';

/** $1 puzzle, $2 text. */
export const UPSERT_NOTES =
  'INSERT INTO notes (puzzle, text) VALUES ($1, $2) ON CONFLICT (puzzle) DO UPDATE SET text = excluded.text';
