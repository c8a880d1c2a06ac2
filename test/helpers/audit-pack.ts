import { loadCatalogue } from '../../src/catalogue.js';
import { toWire, type WireNumber } from '../../src/core/json.js';
import { createStream, deriveSecret, type Stream, secretOfSeed } from '../../src/core/rng.js';
import { STEP_METRICS, type StepMetric } from '../../src/core/vocabulary.js';
import { readDataFiles } from '../../src/data-files.js';
import { announceWith } from '../../src/pack/audit/lines.js';
import { type AuditRow, auditRow } from '../../src/pack/audit/row.js';
import { FORMAT_VERSION, GENERATOR, PACK_FORMAT } from '../../src/pack/format.js';
import type { PackManifest } from '../../src/pack/manifest.js';
import type { PackPuzzle } from '../../src/pack/schema.js';
import type { AnswerKey, Candidate, PublicEvaluations } from '../../src/puzzle/puzzle.js';
import { commit, puzzleId, puzzleNonce } from '../../src/puzzle/seal.js';
import { NO_OFFERS } from './certificate.js';
import { ROOT } from './command-line.js';

/** A puzzle that a test may spoil. */
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
export type SpoiltPuzzle = Writable<PackPuzzle>;

export interface AuditPack {
  readonly manifest: PackManifest;
  readonly puzzles: readonly PackPuzzle[];
  readonly keys: readonly AnswerKey[];
}

const SCENARIOS = ['llm-pretrain-7b', 'vision-finetune'];
const STEPS = 120;
const catalogue = await loadCatalogue();
export const announce = announceWith(readDataFiles(ROOT), catalogue);

const candidate = (id: string): Candidate => ({ id, name: id, family: catalogue.get(id).meta.family, summary: id });
export const CAUSES = ['healthy', 'dead-rank', 'lr-spike', 'optimizer-state-reset'];

const LOG = ['cache cleared', 'slow link', 'worker restarted', 'planned drain', 'node swapped', 'page flushed'];
const CHANGES = [
  'agent restarted',
  'client upgraded',
  'labels exported',
  'bucket doubled',
  'seed logged',
  'disk moved',
];

/** Puzzles whose panels are noise and whose causes have nothing to do with them: nothing leaks. */
export function auditPack(count: number, spoil: (puzzle: SpoiltPuzzle, key: Writable<AnswerKey>) => void = () => {}) {
  const puzzles: PackPuzzle[] = [];
  const keys: AnswerKey[] = [];
  for (let i = 0; i < count; i++) {
    const seed = deriveSecret(secretOfSeed('audit pack'), [i]);
    const stream = createStream(seed, ['puzzle']);
    const scenario = stream.pick(SCENARIOS);
    const key = keyOf(seed, stream) as Writable<AnswerKey>;
    const puzzle = puzzleOf(scenario, key, stream) as SpoiltPuzzle;
    spoil(puzzle, key);
    // A test that plants a commitment does so by itself.
    puzzles.push({ ...puzzle, commitment: puzzle.commitment || commit(key) });
    keys.push(key);
  }
  const candidates = CAUSES.map(candidate);
  const prior = Object.fromEntries(CAUSES.map((id) => [id, 1 / CAUSES.length]));
  const each = <T>(value: T) => Object.fromEntries(SCENARIOS.map((id) => [id, value]));
  const recipe = { id: 'noise', title: 'Noise', scenarios: SCENARIOS, healthyShare: 0.25, severity: [0, 1], count };
  const manifest = {
    format: PACK_FORMAT,
    version: FORMAT_VERSION,
    generator: GENERATOR,
    recipe: recipe as PackManifest['recipe'],
    count,
    candidates: each(candidates),
    prior: each(prior),
    sealed: false,
  } satisfies PackManifest;
  return { manifest, puzzles, keys } satisfies AuditPack;
}

export function rowsOf({ puzzles, keys }: Pick<AuditPack, 'puzzles' | 'keys'>): AuditRow[] {
  return puzzles.map((puzzle, i) => auditRow(puzzle, keys[i]!, announce(puzzle.scenario, keys[i]!)));
}

function keyOf(seed: string, stream: Stream): AnswerKey {
  const cause = stream.pick(CAUSES);
  const event = {
    onset: 20,
    detectable: 30,
    severity: 0.5,
    dose: {},
    where: 'whole-run',
  };
  const benign = { ...event, fault: 'benign-lr-restart', detectable: null };
  return {
    puzzle: puzzleId(seed),
    cause,
    injections: [
      ...(cause === 'healthy' ? [] : [{ ...event, fault: cause }]),
      ...(stream.uniform() < 0.5 ? [benign] : []),
    ],
    seed,
    attempt: 0,
    nonce: puzzleNonce(seed),
    certificate: {
      tier: 1 + stream.integer(5),
      posterior: { free: 0.6, all: 0.9 },
      effect: null,
      evidence: [],
      par: null,
    },
    fixes: {},
  };
}

function puzzleOf(scenario: string, key: AnswerKey, stream: Stream): PackPuzzle {
  const evaluations = evaluationsOf(stream);
  const earlier = createStream(secretOfSeed('earlier'), [scenario, stream.integer(3)]);
  const planned = announce(scenario, key);
  const harmless = sample(CHANGES, 4, stream).map((text) => ({ step: stream.integer(STEPS), text }));
  return {
    id: key.puzzle,
    scenario,
    title: 'Noise',
    card: {
      summary: 'A run of noise.',
      facts: [{ group: 'Model', label: 'Model', value: 'none' }],
      logging: [{ metric: 'train-loss', note: stream.uniform() < 0.5 ? 'as planned' : 'as handed over' }],
      changeLog: [...planned, ...harmless].slice(0, 4),
    },
    steps: STEPS,
    clock: { unit: 'tokens', perStep: 512, firstStep: 0 },
    series: seriesOf(stream, STEPS),
    evaluations,
    evaluationTable: [],
    log: [
      ...sample(LOG, 3, stream).map((text) => ({ step: stream.integer(STEPS), level: 'info' as const, text })),
      { step: 100, level: 'info', text: 'checkpoint saved at step 100' },
    ],
    reference: { stride: 4, series: seriesOf(earlier, STEPS / 4), evaluations: evaluationsOf(earlier) },
    candidates: CAUSES.map(candidate),
    ...NO_OFFERS,
    places: ['whole-run', 'code', 'web'].map((id) => ({ id, name: id })),
    commitment: '',
  };
}

function evaluationsOf(stream: Stream): PublicEvaluations {
  const slices = ['code', 'web'].map((id) => ({ id, name: id, size: 500, lossSpread: 1 }));
  const line = () => slices.map(() => noise(stream, 20));
  const steps = Array.from({ length: 20 }, (_, i) => 6 * i);
  return { steps, slices, loss: line(), accuracy: line(), ece: line(), confidence: line(), reliability: [] };
}

function seriesOf(stream: Stream, count: number): Record<StepMetric, WireNumber[]> {
  return Object.fromEntries(STEP_METRICS.map((metric) => [metric, noise(stream, count)])) as Record<
    StepMetric,
    WireNumber[]
  >;
}

const noise = (stream: Stream, count: number): WireNumber[] =>
  Array.from({ length: count }, () => toWire(1 + stream.uniform()));

function sample<T>(items: readonly T[], count: number, stream: Stream): T[] {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(stream.integer(left.length), 1)[0]!);
}
