import { HEALTHY } from '../../core/vocabulary.js';
import type { PermutationTest } from './permute.js';
import { PROPERTIES } from './properties.js';
import type { AuditRow } from './row.js';
import {
  chiSquare,
  equalNeighbours,
  kruskalWallis,
  neighbourPairs,
  type Statistic,
  type Strata,
} from './statistics.js';

/** One test of independence between the cause and a thing that ought to tell nothing about it. */
export interface LeakTest extends PermutationTest {
  readonly id: string;
  /** In a sentence: "the cause can be told from …". */
  readonly title: string;
  readonly measure: 'Kruskal–Wallis H' | 'chi-square' | 'equal neighbours';
  /** False for a part of the evidence. */
  readonly judged: boolean;
  /** Puzzles it was measured on. */
  readonly n: number;
}

/** Lines met in fewer puzzles than this, or in a smaller share, are one line: alone none could be told from chance. */
const RARE = 5;
const RARE_SHARE = 0.01;

/** Every test of a pack, in the order in which it is printed. */
export function leakTests(rows: readonly AuditRow[]): LeakTest[] {
  const scenarios = rows.map(({ scenario }) => scenario);
  const causes = numbered(rows.map(({ scenario, cause }) => JSON.stringify([scenario, cause])));
  const faulty = numbered(rows.map(({ scenario, cause }) => JSON.stringify([scenario, cause === HEALTHY])));

  const make = (
    given: Pick<LeakTest, 'id' | 'title'> & Partial<Pick<LeakTest, 'judged'>>,
    values: readonly (number | string | null)[],
    { labels, givenPlanned = false }: { readonly labels: Numbered; readonly givenPlanned?: boolean },
  ): LeakTest => {
    const strata = strataOf(rows, (row, i) => values[i] !== null && (givenPlanned ? row.planned : 0));
    const sample = { labels: labels.codes, groups: labels.count, strata };
    const numbers = values.every((value) => typeof value !== 'string');
    const statistic = numbers
      ? kruskalWallis(values as readonly number[], sample)
      : chiSquare(values.map(String), scenarios, sample);
    return finish(given, numbers ? 'Kruskal–Wallis H' : 'chi-square', statistic, labels, strata);
  };

  const properties = PROPERTIES.map(({ id, title, evidence = false, givenPlanned = false }, at) =>
    make(
      { id, title, judged: !evidence },
      rows.map(({ values }) => values[at]!),
      { labels: causes, givenPlanned },
    ),
  );
  const everywhere = strataOf(rows, () => 0);
  const sample = { labels: causes.codes, groups: causes.count, strata: everywhere };
  const inOrder = [
    make({ id: 'position', title: 'the place in the pack' }, [...rows.keys()], { labels: causes }),
    finish(
      { id: 'neighbours-equal', title: 'puzzles of one cause standing together or apart' },
      'equal neighbours',
      equalNeighbours(sample),
      causes,
      everywhere,
    ),
    finish(
      { id: 'neighbours', title: 'the cause of the puzzle before' },
      'chi-square',
      neighbourPairs(sample),
      causes,
      everywhere,
    ),
  ];
  const texts = [
    ...textTests('log', 'the log line', rows, ({ logTexts }) => logTexts),
    ...textTests('change', 'the change', rows, ({ changeTexts }) => changeTexts),
  ].map(({ id, title, values }) => make({ id, title }, values, { labels: causes, givenPlanned: true }));
  const benign = [
    make(
      { id: 'benign', title: 'whether there is a benign event' },
      rows.map((row) => (row.benign === null ? 'none' : 'some')),
      { labels: causes },
    ),
    make(
      { id: 'benign-kind', title: 'the benign event, healthy against faulty' },
      rows.map((row) => row.benign ?? 'none'),
      { labels: faulty },
    ),
  ];
  return [...inOrder, ...properties, ...texts, ...benign];
}

interface Numbered {
  readonly codes: Int32Array;
  readonly count: number;
}

function numbered(names: readonly string[]): Numbered {
  const numbers = new Map<string, number>();
  const codes = Int32Array.from(names, (name) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  });
  return { codes, count: numbers.size };
}

/** One stratum for each scenario and each of what `given` says of a puzzle; false leaves it out. */
function strataOf(rows: readonly AuditRow[], given: (row: AuditRow, index: number) => number | false): Strata {
  const numbers = new Map<string, number>();
  return Int32Array.from(rows, (row, i) => {
    const within = given(row, i);
    if (within === false) return -1;
    const name = JSON.stringify([row.scenario, within]);
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  });
}

function finish(
  { id, title, judged = true }: Pick<LeakTest, 'id' | 'title'> & Partial<Pick<LeakTest, 'judged'>>,
  measure: LeakTest['measure'],
  statistic: Statistic,
  { codes }: Numbered,
  strata: Strata,
): LeakTest {
  return { id, title, judged, measure, statistic, labels: codes, strata, n: strata.filter((s) => s >= 0).length };
}

/** How often each line stands in each puzzle, one test a line. */
function textTests(
  kind: string,
  noun: string,
  rows: readonly AuditRow[],
  textsOf: (row: AuditRow) => readonly string[],
): { id: string; title: string; values: string[] }[] {
  const puzzles = new Map<string, number>();
  for (const row of rows) for (const text of new Set(textsOf(row))) puzzles.set(text, (puzzles.get(text) ?? 0) + 1);
  const rare = Math.max(RARE, RARE_SHARE * rows.length);
  const common = [...puzzles.keys()].filter((text) => puzzles.get(text)! >= rare).sort();
  const known = new Set(common);
  const count = (row: AuditRow, counts: (text: string) => boolean) => String(textsOf(row).filter(counts).length);
  return [
    ...common.map((text) => ({
      id: `${kind}: ${text}`,
      title: `${noun} "${text}"`,
      values: rows.map((row) => count(row, (other) => other === text)),
    })),
    ...(common.length === puzzles.size
      ? []
      : [
          {
            id: `${kind}-rare`,
            title: `rare lines of the ${kind} log`,
            values: rows.map((row) => count(row, (text) => !known.has(text))),
          },
        ]),
  ];
}
