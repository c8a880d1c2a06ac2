import type { Dose } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import type { RealRun } from '../reference/format.js';

/** What a recorded fault is in our catalogue: one injection, or several for a composite. */
export interface Planned {
  readonly fault: string;
  readonly dose?: Dose;
  /** Where the recorded dose is a mode without a physical size: our severity, and only the sign is compared. */
  readonly severity?: number;
  readonly where?: string;
}

export interface Plan {
  readonly injections: readonly Planned[];
  /** Whether the recorded dose has a size in our fields. */
  readonly sized: boolean;
}

/** A recorded cause in a scenario; `where` is our source for the recorded slice. */
type Translation = (recorded: RealRun, scenario: Scenario, where: string | undefined) => readonly Planned[];

const at = (where: string | undefined): Pick<Planned, 'where'> => (where === undefined ? {} : { where });

const byMode = (fault: string): Translation => {
  return ({ severity }, _, where) => [{ fault, severity: severity / 2, ...at(where) }];
};

/** A weight w becomes p when the share a of every batch moves to the source: w(1 − a) + a = p. */
const movedShare = (recorded: RealRun, scenario: Scenario, where: string | undefined): Dose => {
  const { p } = recorded.dose as { p: number };
  // The classifier replaces examples, so p is what moves; the language model sets the weight.
  if (recorded.model === 'mlp') return { added: p };
  const weight = scenario.sources.find(({ id }) => id === where)?.weight ?? 0;
  return { added: Number(((p - weight) / (1 - weight)).toPrecision(6)) };
};

const ranks = (recorded: RealRun): Dose => ({
  share: recorded.dose['ndead']! / (recorded.hyper['dp_ranks'] as number),
});

/** Steps of the recordings count from 1. */
const onset = (recorded: RealRun): number => recorded.onset_step! - 1;

/**
 * Recorded causes that a fault of ours is, with the recorded dose in the fields of that fault. Doses are converted and
 * never clamped: one that the fault refuses is reported as refused.
 */
const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  'lr-spike': ({ dose }) => [{ fault: 'lr-spike', dose: { factor: dose['mult']!, steps: dose['dur']! } }],
  'lr-too-high': ({ dose }, { schedule }) => [
    { fault: 'lr-too-high', dose: { factor: Number((dose['lr']! / schedule.peak).toPrecision(6)) } },
  ],
  'warmup-missing': ({ dose }, { schedule }) => [
    { fault: 'warmup-missing', dose: { left: dose['warmup']! / schedule.warmupSteps } },
  ],
  'lr-decay-missing': () => [{ fault: 'lr-decay-missing', dose: { missing: 1 } }],
  // The cosine ends at decay_end instead of the last step; both count from 1.
  'lr-decay-early': (recorded) => [
    { fault: 'lr-decay-early', dose: { decaySteps: recorded.dose['decay_end']! - onset(recorded) } },
  ],
  // Mode 0 starts the schedule again, warm-up and all; mode 1 goes 200 steps back.
  'benign-lr-restart': (recorded) => [
    { fault: 'benign-lr-restart', dose: { rewound: recorded.dose['mode'] === 0 ? onset(recorded) : 200 } },
  ],
  // Part of a composite: back to the peak, without the warm-up. The same hook as the planned restart.
  'lr-restart': (recorded, { schedule }) => [
    { fault: 'benign-lr-restart', dose: { rewound: onset(recorded) - schedule.warmupSteps } },
  ],
  'optimizer-state-reset': () => [{ fault: 'optimizer-state-reset' }],
  'weight-decay-missing': () => [{ fault: 'weight-decay-missing', dose: { removed: 1 } }],
  'clip-missing': () => [{ fault: 'clip-missing', dose: { factor: 1e9 } }],
  'benign-batch-change': ({ dose, hyper }) => [
    { fault: 'benign-batch-change', dose: { factor: dose['K']! / (hyper['B'] as number) } },
  ],
  'dead-units': ({ dose }) => [{ fault: 'dead-units', dose: { factor: dose['mult']!, steps: dose['dur']! } }],
  // Every sequence is junk with probability p, so every source loses the same share.
  'mix-contamination': ({ dose }, { sources }) =>
    sources.map(({ id }) => ({ fault: 'mix-contamination', dose: { share: dose['p']! }, where: id })),
  'label-noise': ({ dose }) => [{ fault: 'label-noise', dose: { share: dose['p']! } }],
  // Targets not shifted in a share of the sequences; or a mask that lets the next token through, in the evaluation too (mode 0) or not.
  'target-leak': ({ dose }) => [
    {
      fault: 'target-leak',
      dose:
        dose['p'] === undefined
          ? { share: 1, misplaced: 0, evaluated: dose['mode'] === 0 ? 1 : 0 }
          : { share: dose['p'], misplaced: 1, evaluated: 0 },
    },
  ],
  // One of ten classes.
  'class-weights-wrong': ({ dose }) => [{ fault: 'class-weights-wrong', dose: { share: 0.1, factor: dose['scale']! } }],
  'duplicate-shard': ({ dose }) => [{ fault: 'duplicate-shard', dose: { batches: dose['K']! } }],
  'unshuffled-data': ({ dose }) => [{ fault: 'unshuffled-data', dose: { block: dose['K']! } }],
  'corrupt-batches': ({ dose }) => [
    {
      fault: 'corrupt-batches',
      dose: { every: dose['K']!, batches: dose['ndead']!, factor: dose['scale']! },
    },
  ],
  'benign-mix-change': (recorded, scenario, where) => [
    { fault: 'benign-mix-change', dose: movedShare(recorded, scenario, where), ...at(where) },
  ],
  'mix-shift': (recorded, scenario, where) => [
    { fault: 'mix-shift', dose: movedShare(recorded, scenario, where), ...at(where) },
  ],
  'eval-contamination': ({ dose }, _, where) => [
    { fault: 'eval-contamination', dose: { share: dose['p']! }, ...at(where) },
  ],
  'eval-format-mismatch': byMode('eval-format-mismatch'),
  'eval-dropout-on': ({ dose }) => [{ fault: 'eval-dropout-on', dose: { dropped: dose['drop']! } }],
  'eval-temperature-wrong': ({ dose }) => [{ fault: 'eval-temperature-wrong', dose: { factor: dose['scale']! } }],
  'gradient-sum': ({ hyper }) => [{ fault: 'gradient-sum', dose: { ranks: hyper['dp_ranks'] as number } }],
  'dead-rank': (recorded) => [{ fault: 'dead-rank', dose: ranks(recorded) }],
  'stale-rank': (recorded) => [{ fault: 'stale-rank', dose: ranks(recorded) }],
  'bf16-update-loss': ({ dose }) => [{ fault: 'bf16-update-loss', dose: { bits: dose['bits']! } }],
  'fp16-underflow': ({ dose }) => [{ fault: 'fp16-underflow', dose: { lossScale: dose['scale']! } }],
};

/** Causes whose recorded dose is a mode without a size in our fields. */
const UNSIZED: ReadonlySet<string> = new Set(['eval-format-mismatch']);

/** Parts of a composite that the paired control has too, by the field of its variant: they cancel in the effect. */
const CARRIED: Readonly<Record<string, string>> = {
  clip: 'clip-missing',
  lr: 'lr-too-high',
  epochs: 'overfit-repeat',
};

/** The causes a recorded run has and its control has not. */
export function causesOf(recorded: RealRun, control: RealRun): readonly string[] {
  const carried = Object.keys(control.control_variant ?? {}).map((field) => CARRIED[field]);
  return (recorded.composite ?? [recorded.catalogue_id]).filter((cause) => !carried.includes(cause));
}

/** What to inject for a recorded run that is not `untranslated`. */
export function planFor(recorded: RealRun, control: RealRun, scenario: Scenario, where: string | undefined): Plan {
  const causes = causesOf(recorded, control);
  const injections = causes.flatMap((cause) => TRANSLATIONS[cause]!(recorded, scenario, where));
  return { injections, sized: !causes.some((cause) => UNSIZED.has(cause)) };
}

/** Why the engine has no hook for a recorded cause, or for the mode of it that was recorded. */
const UNHOOKED: Readonly<Record<string, (dose: Dose) => string | null>> = {
  // Mode 1 gives every class a weight of its own.
  'class-weights-wrong': (dose) =>
    dose['mode'] === 0 ? null : 'classes weigh one or the other, not ten different things',
  'dead-units': (dose) => (dose['mode'] === 0 ? 'no unit can be switched off' : null),
};

/** Why a recorded run has no counterpart, or null where it has one. */
export function untranslated(causes: readonly string[], dose: Dose, known: ReadonlySet<string>): string | null {
  const absent = causes.flatMap((cause) => {
    const why = UNHOOKED[cause]?.(dose) ?? null;
    if (why !== null) return `${cause} (${why})`;
    return TRANSLATIONS[cause] === undefined && !known.has(cause) ? cause : [];
  });
  if (absent.length > 0) return `not modelled yet: ${absent.join(' + ')}`;
  const unmapped = causes.filter((cause) => TRANSLATIONS[cause] === undefined);
  return unmapped.length > 0 ? `dose not translated yet: ${unmapped.join(' + ')}` : null;
}
