/**
 * Every SQL text of the store. The texts run unchanged on SQLite and PostgreSQL, and values reach them only as bound
 * arguments. Keep the first uses of $1, $2, … ascending within a text: SQLite binds by order of first appearance.
 */

export const CREATE_META = 'CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)';

/** $1 key, $2 value; a value once written stays. */
export const INSERT_META = 'INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT DO NOTHING';

/** $1 key. */
export const SELECT_META = 'SELECT value FROM meta WHERE key = $1';

export const CREATE_ATTEMPTS = `CREATE TABLE IF NOT EXISTS attempts (
  puzzle TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  scenario TEXT NOT NULL,
  cause TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  correct INTEGER NOT NULL,
  probability DOUBLE PRECISION NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  answer TEXT NOT NULL,
  grade TEXT NOT NULL,
  answered_at TEXT NOT NULL
)`;

/** Gives one row when the attempt was stored and none when the puzzle had one already. */
export const INSERT_ATTEMPT = `INSERT INTO attempts
  (puzzle, number, scenario, cause, fingerprint, correct, probability, score, answer, grade, answered_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT DO NOTHING RETURNING puzzle`;

/** $1 puzzle. */
export const SELECT_ATTEMPT =
  'SELECT number, scenario, cause, fingerprint, answer, grade, answered_at FROM attempts WHERE puzzle = $1';

/** The first gap in the numbers: 0 on an empty table, else one more than the first number without a successor. */
export const SELECT_NEXT_NUMBER = `SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM attempts WHERE number = 0) THEN 0
  ELSE (SELECT MIN(a.number) + 1 FROM attempts a WHERE NOT EXISTS (SELECT 1 FROM attempts b WHERE b.number = a.number + 1))
  END AS next_number`;

export const SELECT_TOTALS =
  'SELECT COUNT(*) AS answered, COALESCE(SUM(correct), 0) AS correct, AVG(score) AS mean_score FROM attempts';

/** $1 limit. Numbers are answered in order, so the highest is the newest, whatever the clock said. */
export const SELECT_RECENT = `SELECT puzzle, number, scenario, cause, correct, probability, score FROM attempts
  ORDER BY number DESC LIMIT $1`;
