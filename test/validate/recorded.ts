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

const byMode = (fault: string): Translation => {
  return ({ severity }, _, where) => [{ fault, severity: severity / 2, ...(where && { where }) }];
};

/** A weight w becomes p when the share a of every batch moves to the source: w(1 − a) + a = p. */
const movedShare = (recorded: RealRun, scenario: Scenario, where: string | undefined): Dose => {
  const { p } = recorded.dose as { p: number };
  // The classifier replaces examples, so p is what moves; the language model sets the weight.
  if (recorded.model === 'mlp') return { added: p };
  const weight = scenario.sources.find(({ id }) => id === where)?.weight ?? 0;
  return { added: Number(((p - weight) / (1 - weight)).toPrecision(6)) };
};

/**
 * Recorded causes that a fault of ours is, with the recorded dose in the fields of that fault. Doses are converted and
 * never clamped: one that the fault refuses is reported as refused.
 */
const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  'lr-spike': ({ dose }) => [{ fault: 'lr-spike', dose: { factor: dose['mult']!, steps: dose['dur']! } }],
  // The cosine ends at decay_end instead of the last step; both count from 1.
  'lr-decay-early': ({ dose, onset_step }) => [
    { fault: 'lr-decay-early', dose: { decaySteps: dose['decay_end']! - (onset_step! - 1) } },
  ],
  // Every sequence is junk with probability p, so every source loses the same share.
  'mix-contamination': ({ dose }, { sources }) =>
    sources.map(({ id }) => ({ fault: 'mix-contamination', dose: { share: dose['p']! }, where: id })),
  'label-noise': ({ dose }) => [{ fault: 'label-noise', dose: { share: dose['p']! } }],
  'duplicate-shard': ({ dose }) => [{ fault: 'duplicate-shard', dose: { batches: dose['K']! } }],
  'gradient-sum': ({ hyper }) => [{ fault: 'gradient-sum', dose: { ranks: hyper['dp_ranks'] as number } }],
  'benign-mix-change': (recorded, scenario, where) => [
    { fault: 'benign-mix-change', dose: movedShare(recorded, scenario, where), ...(where && { where }) },
  ],
  // The same hook as the planned change: what differs is whether the change log says so.
  'mix-shift': (recorded, scenario, where) => [
    { fault: 'benign-mix-change', dose: movedShare(recorded, scenario, where), ...(where && { where }) },
  ],
  'eval-format-mismatch': byMode('eval-format-mismatch'),
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

/** Why a recorded run has no counterpart, or null where it has one. */
export function untranslated(causes: readonly string[], known: ReadonlySet<string>): string | null {
  const absent = causes.filter((cause) => TRANSLATIONS[cause] === undefined && !known.has(cause));
  if (absent.length > 0) return `not modelled yet: ${absent.join(' + ')}`;
  const unmapped = causes.filter((cause) => TRANSLATIONS[cause] === undefined);
  return unmapped.length > 0 ? `dose not translated yet: ${unmapped.join(' + ')}` : null;
}
