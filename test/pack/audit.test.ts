import { describe, expect, test } from 'vitest';
import { audit } from '../../src/pack/audit/audit.js';
import type { AnswerKey } from '../../src/puzzle/puzzle.js';
import { auditPack, CAUSES, rowsOf, type SpoiltPuzzle } from '../helpers/audit-pack.js';

const COUNT = 120;
const GUILTY = 'lr-spike';

async function leaksOf(
  spoil?: (puzzle: SpoiltPuzzle, key: { -readonly [K in keyof AnswerKey]: AnswerKey[K] }) => void,
): Promise<string[]> {
  const pack = auditPack(COUNT, spoil as Parameters<typeof auditPack>[1]);
  const report = await audit({ manifest: pack.manifest, rows: rowsOf(pack) });
  const found = report.tests.filter(({ leak }) => leak).map(({ id }) => id);
  expect(report.ok).toBe(report.failures.length === 0);
  expect(report.failures.length).toBeGreaterThanOrEqual(found.length);
  return found;
}

/** Spoils the puzzles of one cause. */
const inGuilty = (spoil: (puzzle: SpoiltPuzzle) => void) => (puzzle: SpoiltPuzzle, key: { cause: string }) => {
  if (key.cause === GUILTY) spoil(puzzle);
};

const reversed = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).toReversed()) as T;

describe('an audit', () => {
  test('finds nothing in a pack without a leak', async () => {
    expect(await leaksOf()).toEqual([]);
  });

  test('is reproducible', async () => {
    const pack = auditPack(40);
    const once = await audit({ manifest: pack.manifest, rows: rowsOf(pack) });
    expect(await audit({ manifest: pack.manifest, rows: rowsOf(pack) })).toEqual(once);
  });

  test('finds puzzles sorted by their cause', async () => {
    const pack = auditPack(COUNT);
    const rows = rowsOf(pack).toSorted((a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause));
    const { failures, tests } = await audit({ manifest: pack.manifest, rows });
    const found = tests.filter(({ leak }) => leak).map(({ id }) => id);
    expect(found).toEqual(['position', 'neighbours-equal', 'neighbours']);
    expect(failures[0]).toMatch(
      /^the cause can be told from the place in the pack: Kruskal–Wallis H [\d.]+ over 120 puzzles, p = /,
    );
  });

  test('finds causes dealt in turn', async () => {
    const pack = auditPack(COUNT);
    const rows = rowsOf(pack).map((row, i) => ({ ...row, scenario: 'vision-finetune', cause: CAUSES[i % 4]! }));
    const { tests } = await audit({ manifest: pack.manifest, rows });
    expect(tests.filter(({ leak }) => leak).map(({ id }) => id)).toEqual(['neighbours-equal', 'neighbours']);
  });

  test.each<[string, string[], Parameters<typeof leaksOf>[0]]>([
    [
      'ids in the order of the causes',
      ['id', 'id-first'],
      (puzzle, key) => {
        puzzle.id = `${CAUSES.indexOf(key.cause)}${puzzle.id.slice(1)}`;
      },
    ],
    [
      'a commitment that ends with the cause',
      ['commitment-last'],
      (puzzle, key) => {
        puzzle.commitment = `${key.nonce.slice(1)}${CAUSES.indexOf(key.cause)}`;
      },
    ],
    [
      'one more log line',
      ['size', 'log-count'],
      inGuilty(({ log }) => log.push({ step: 7, level: 'info', text: `unheard of ${log[0]!.step}` })),
    ],
    [
      'a log line of its own',
      ['log: info: uneasy feeling'],
      inGuilty(({ log }) => {
        log[0]!.text = 'uneasy feeling';
      }),
    ],
    [
      'another level of a log line',
      ['log-rare'],
      inGuilty(({ log }) => {
        log[0]!.level = 'warning';
      }),
    ],
    ['a checkpoint line less', ['checkpoint-count'], inGuilty(({ log }) => void log.pop())],
    [
      'early log lines',
      ['log-steps'],
      inGuilty(({ log }) => {
        for (const line of log) line.step = 1;
      }),
    ],
    [
      'a harmless change of its own',
      ['change: tea made'],
      inGuilty(({ card }) => {
        card.changeLog[3]!.text = 'tea made';
      }),
    ],
    ['a shorter change log', ['change-count'], inGuilty(({ card }) => void card.changeLog.pop())],
    [
      'a digit more',
      ['digits-train-loss', 'digits-more'],
      inGuilty(({ series }) => {
        series['train-loss'] = series['train-loss'].map((value) => Number(value) + 0.000012);
      }),
    ],
    [
      'a digit less',
      ['digits-evaluations'],
      inGuilty(({ evaluations }) => {
        evaluations.loss = evaluations.loss.map((line) => line.map((value) => Number(Number(value).toFixed(2))));
      }),
    ],
    ['a shorter series', ['lengths'], inGuilty(({ series }) => void series['update-ratio'].pop())],
    [
      'another number of steps',
      ['steps'],
      inGuilty((puzzle) => {
        puzzle.steps += 1;
      }),
    ],
    ['an evaluation more', ['evaluations'], inGuilty(({ evaluations }) => void evaluations.steps.push(119))],
    ['slices in another order', ['slices'], inGuilty(({ evaluations }) => void evaluations.slices.reverse())],
    [
      'panels in another order',
      ['form', 'panels'],
      inGuilty((puzzle) => {
        puzzle.series = reversed(puzzle.series);
      }),
    ],
    [
      'fields in another order',
      ['form'],
      inGuilty((puzzle) => {
        puzzle.card = reversed(puzzle.card);
      }),
    ],
    ['candidates in another order', ['candidates'], inGuilty(({ candidates }) => void candidates.reverse())],
    ['places in another order', ['places'], inGuilty(({ places }) => void places.reverse())],
    [
      'a fact of the run card',
      ['card'],
      inGuilty(({ card }) => {
        card.facts[0]!.value = 'some';
      }),
    ],
    [
      'what is said to be logged',
      ['logging'],
      inGuilty(({ card }) => {
        card.logging[0]!.note = 'as planned';
      }),
    ],
    [
      'an earlier run of its own',
      ['earlier-run'],
      inGuilty(({ reference }) => {
        reference.series['train-loss'][0] = 1.5;
      }),
    ],
    [
      'a benign event in faulty runs only',
      ['benign', 'benign-kind'],
      (puzzle, key) => {
        const [fault] = key.injections.filter(({ fault }) => fault === key.cause);
        key.injections = fault === undefined ? [] : [fault, { ...fault, fault: 'benign-hard-batch', detectable: null }];
        puzzle.card.changeLog = [];
      },
    ],
  ])('finds %s', async (_name, expected, spoil) => {
    const found = await leaksOf(spoil);
    for (const id of expected) expect(found).toContain(id);
  });

  test('passes over what only the evidence brings', async () => {
    const found = await leaksOf(
      inGuilty((puzzle) => {
        for (const values of Object.values(puzzle.series)) values.fill('NaN', 110);
        puzzle.log.pop();
        puzzle.log.push({ step: 60, level: 'warning', text: 'gradient overflow: step skipped, loss scale 32768' });
      }),
    );
    expect(found).toEqual([]);
  });

  test('stops when it is told to', async () => {
    const pack = auditPack(40);
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    const input = { manifest: pack.manifest, rows: rowsOf(pack), onProgress, signal: controller.signal };
    await expect(audit(input)).rejects.toThrow('enough');
  });
});
