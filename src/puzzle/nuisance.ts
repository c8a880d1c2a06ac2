import type { Stream } from '../core/rng.js';
import type { StepMetric } from '../core/vocabulary.js';
import type { PlannedChange } from '../run/fault.js';
import type { ClusterEvent } from '../run/simulate.js';

/** Lines of a change log that changed nothing that matters; any run may carry them. */
const HARMLESS_CHANGES = [
  'storage client upgraded on all nodes',
  'node 11 replaced after correctable memory errors',
  'evaluation harness pinned to its release tag',
  'data loader restarted with more prefetch workers',
  'all-reduce bucket size 25 MB → 100 MB',
  'checkpoint format converted, weights compared bit for bit',
  'shard list of the largest source re-read from the index',
  'monitoring agent restarted',
  'activation recomputation switched to selective',
  'optimiser state moved to pinned memory',
  'learning-rate logger moved to the scheduler process',
  'label map file re-exported, checksum unchanged',
  'prompt templates of the evaluation moved to another folder',
  'random-number seed of the loader written to the log',
  'data stage 3 of 5 begins: same sources, same weights',
  'gradient clipping threshold moved to the shared configuration, value unchanged',
] as const;

/**
 * Restarts. Every run has both, whatever its cause: a fault that a resume brings begins at one of them, and most resumes bring
 * nothing.
 */
const RESTARTS: readonly Omit<ClusterEvent, 'step'>[] = [
  { level: 'info', text: 'job resumed from the latest checkpoint after a planned drain', restart: true },
  { level: 'info', text: 'node 6 swapped, job resumed from the latest checkpoint', restart: true },
];

/** Where they may lie, as shares of the run. */
const RESTART_SHARE = [0.2, 0.75] as const;

/** Lines a job prints now and then without consequence. */
const HARMLESS_LINES: readonly Omit<ClusterEvent, 'step'>[] = [
  { level: 'warning', text: 'collective: slow link on node 3, retried', restart: false },
  { level: 'warning', text: 'storage: read took 4.1 s, cached copy used', restart: false },
  { level: 'info', text: 'garbage collection forced on rank 0', restart: false },
  { level: 'warning', text: 'gradient norm above its 99th percentile for one step', restart: false },
  { level: 'warning', text: 'loader: 1 worker restarted', restart: false },
  { level: 'info', text: 'evaluation cache cleared', restart: false },
  { level: 'info', text: 'data stage 4 of 6 begins, mixture weights as before', restart: false },
  { level: 'info', text: 'epoch index of the loader written to the checkpoint', restart: false },
  { level: 'warning', text: 'nvlink: 2 corrected errors on node 9', restart: false },
  { level: 'warning', text: 'checkpoint upload took 214 s, training went on', restart: false },
];

/** Every puzzle has the same number of lines of each kind, whatever its cause. */
export const CHANGE_LOG_LINES = 4;
/** Harmless lines beside the restarts. */
const EVENT_LINES = 2;

export interface Nuisance {
  readonly events: readonly ClusterEvent[];
  readonly changes: readonly PlannedChange[];
  /** Whether the learning-rate panel logs the planned value instead of the one the optimiser got. */
  readonly logsPlannedRate: boolean;
}

/** Share of the runs that have a dead panel, and which: each of them can be read off others in part. */
const DEAD_SHARE = 0.1;
const MAY_BE_DEAD: readonly StepMetric[] = ['gradient-norm', 'update-ratio', 'weight-norm', 'throughput'];

/** Panel whose instrument reports nothing in this run, drawn independently of its cause; null for none. */
export function drawDeadPanel(stream: Stream): StepMetric | null {
  const dead = stream.pick(MAY_BE_DEAD);
  return stream.uniform() < DEAD_SHARE ? dead : null;
}

/**
 * What happens to any run, drawn independently of its cause. The change log has a fixed number of lines: planned
 * changes first take their places, harmless ones fill the rest.
 */
export function drawNuisance(stream: Stream, steps: number): Nuisance {
  const [earliest, latest] = RESTART_SHARE;
  const restarts = RESTARTS.map((event) => ({
    ...event,
    step: Math.floor(steps * (earliest + (latest - earliest) * stream.uniform())),
  }));
  const others = sample(HARMLESS_LINES, EVENT_LINES, stream).map((event) => ({
    ...event,
    step: 20 + stream.integer(steps - 40),
  }));
  const events = [...restarts, ...others].sort((a, b) => a.step - b.step);
  const changes = sample(HARMLESS_CHANGES, CHANGE_LOG_LINES, stream).map((text) => ({
    text,
    step: stream.integer(steps),
  }));
  return { events, changes, logsPlannedRate: stream.uniform() < 0.5 };
}

/** Steps at which the job restarts. */
export const restartsOf = ({ events }: Pick<Nuisance, 'events'>): number[] =>
  events.filter(({ restart }) => restart).map(({ step }) => step);

/** Puts the planned changes into the change log in place of harmless lines, in order of their steps. */
export function changeLogOf(planned: readonly PlannedChange[], harmless: readonly PlannedChange[]): PlannedChange[] {
  const lines = [...planned, ...harmless].slice(0, CHANGE_LOG_LINES);
  return lines.sort((a, b) => a.step - b.step);
}

function sample<T>(items: readonly T[], count: number, stream: Stream): T[] {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(stream.integer(left.length), 1)[0]!);
}
