import type { Family, Harm, Part, Skill } from '../core/vocabulary.js';
import type { Format } from './formats.js';
import type { Scenario } from './scenario.js';

/** A physical dose: what severity is translated into. */
export interface DoseField {
  readonly description: string;
  /** Value at severity 0+ (mildest) and at severity 1. */
  readonly from: number;
  readonly to: number;
  /** How severity moves between the two; a logarithmic scale for factors. */
  readonly scale: 'linear' | 'log';
  readonly integer?: boolean;
  /** Smallest and largest value `--set` accepts. */
  readonly min: number;
  readonly max: number;
}

export type Dose = Readonly<Record<string, number>>;

/** A fault applied to a run. Severity 0 is no fault, byte for byte. */
export interface Injection {
  readonly fault: string;
  /** First step at which the fault acts; 0 is "from the start". */
  readonly onset: number;
  /** First step at which it acts no longer, because somebody repaired it; absent: never. What it did to the weights stays. */
  readonly until?: number;
  /** In [0, 1]. */
  readonly severity: number;
  /** The physical dose; filled from severity where absent. */
  readonly dose?: Dose;
  /** Domain or slice the fault acts on, where it acts on one. */
  readonly where?: string;
}

/** The moment a hook is asked about. The engine reuses one object: do not keep it. */
export interface Moment {
  readonly step: number;
  /** Steps since onset, 0 at the first step of the fault. */
  readonly sinceOnset: number;
}

/** A pool of batches that the loader serves again and again. */
export interface Replay {
  /** Batches in the pool, served in turn; 0 while data are fresh. */
  batches: number;
  /** Whether batches are composed anew in every pass, as an epoch's are; if not, each comes back as it was. */
  shuffled: boolean;
  /** Whether the pool is the last batches that were served, so that its first pass here is their second. */
  seen: boolean;
  /** Share of the examples in the pool that differ from each other, in (0, 1]. */
  unique: number;
}

/** The weights before the first step of all. */
export interface Initial {
  /** Factor on the root mean square of the weights. */
  scale: number;
  /** Share of the parameters that differ from each other, in (0, 1]. */
  distinct: number;
}

/** What is lost when a checkpoint is loaded. */
export interface Restore {
  /** Index of the layer group that is initialised anew instead of being loaded; −1: none. */
  group: number;
  /** Share of its weights to which that happens, in [0, 1]. */
  share: number;
}

/** What the data-parallel ranks do. */
export interface RankState {
  /** Ranks whose gradients are zero. */
  silent: number;
  /** Ranks that send the same old gradient at every step. */
  stale: number;
  /** Whether the all-reduce is missing, so that every rank trains alone on its part of the batch. */
  drifting: boolean;
  /** Ranks that read the same part of the batch, each of the parts: 1 where all parts differ. */
  copies: number;
}

/** Number formats in force. */
export interface NumericsState {
  /** Stored bits of the mantissa of the weights the optimiser keeps: 23 for fp32, 7 for bf16. */
  weightBits: number;
  gradients: Format;
  /** Loss scale that is used whatever the configured one would do; 0: none. */
  fixedLossScale: number;
}

/** Settings of the optimiser in force. */
export interface OptimizerSettings {
  beta1: number;
  beta2: number;
  epsilon: number;
  weightDecay: number;
  clip: number;
}

/** What becomes of the optimiser's state before a step. */
export interface OptimizerChange {
  momentsLost: boolean;
  stepsLost: boolean;
}

/** Whether inputs give targets away. */
export interface Leak {
  /** Share of the training examples in which they do, in [0, 1]. */
  share: number;
  /** 1 where the target is what was just read instead of what comes next, else 0. */
  misplaced: number;
  /** 1 where the evaluation leaks as well, else 0. */
  evaluated: number;
}

/** Weights of the classes in the training loss. */
export interface Weighing {
  /** Share of the examples whose class is weighted, in [0, 1]. */
  share: number;
  /** Their weight; the others weigh 1. */
  factor: number;
}

/** How one slice is evaluated. */
export interface EvaluationSettings {
  /** Share of the learned directions that the evaluation format does not reach, in [0, 1]; 0 = the trained format. */
  unreached: number;
  /** What logits are divided by; 1 = nothing. */
  temperature: number;
  /** Share of units that are dropped because the model is still in training mode, in [0, 1); 0 = none. */
  dropped: number;
  /** Share of the slice's items that are read, in (0, 1]. */
  sampled: number;
  /** Whether other items are read at every evaluation, where not all of them are. */
  redrawn: boolean;
}

/**
 * The causes a fault may change. Each hook takes a value and returns the value that acts instead; the engine calls it
 * only from the onset on and folds hooks in the order of the injections. No hook sees or writes a recorded series.
 */
export interface Hooks {
  /** Weights before the first step, for a fault that acts from the start; changed in place. */
  initial?(state: Initial, moment: Moment): void;
  /** What a checkpoint that is loaded before this step loses; changed in place. */
  restore?(state: Restore, moment: Moment): void;
  /** Position in the learning-rate schedule, in steps of the long run. Changing it changes what the scheduler logs. */
  schedulePosition?(position: number, moment: Moment): number;
  /** Learning rate given to the optimiser, after the schedule. Logged only where the job logs the optimiser's value. */
  learningRate?(learningRate: number, moment: Moment): number;
  /** Sampling weight of each source, in the order of `sourceIds(scenario)`; changed in place, must sum to 1. */
  mixture?(weights: Float64Array, moment: Moment): void;
  /** Share of training targets replaced by another label, drawn at random at every visit, in [0, 1]. */
  labelNoise?(share: number, moment: Moment): number;
  /** Share of what is particular to each source that its training documents no longer show, in the order of `scenario.sources`; changed in place. */
  untaught?(shares: Float64Array, moment: Moment): void;
  /** Share of a training target that is spread evenly over all classes, in [0, 1). */
  smoothing?(share: number, moment: Moment): number;
  /** Share of the targets in the loss that are padding, in [0, 1). */
  padding?(share: number, moment: Moment): number;
  /** Share of the batch that is items of each evaluation slice, in the order of `scenario.sources`; changed in place. */
  contamination?(shares: Float64Array, moment: Moment): void;
  /** Inputs that give targets away; changed in place. */
  leak?(state: Leak, moment: Moment): void;
  /** Weights of the classes in the loss; changed in place. */
  weighing?(state: Weighing, moment: Moment): void;
  /** Batches the loader repeats; changed in place. */
  replay?(replay: Replay, moment: Moment): void;
  /** Tokens or examples in this step's batch. */
  batchSize?(size: number, moment: Moment): number;
  /** Extra loss of this one batch's documents in nats: hard but correct data. */
  batchDifficulty?(extraNats: number, moment: Moment): number;
  /** Factor on the gradient of this one batch: broken inputs of any scale. */
  gradientFactor?(factor: number, moment: Moment): number;
  /** What this one batch pushes along the unstable direction (instability.ts), in units of its gradient noise. */
  push?(noises: number, moment: Moment): number;
  /** What the data-parallel ranks do; changed in place. */
  ranks?(state: RankState, moment: Moment): void;
  /** Factor by which the all-reduce multiplies the mean gradient. */
  reduction?(factor: number, moment: Moment): number;
  /** Factor on the training loss as it is logged. */
  loggedLoss?(factor: number, moment: Moment): number;
  /** Number formats; changed in place. */
  numerics?(state: NumericsState, moment: Moment): void;
  /** Settings of the optimiser; changed in place. */
  optimizer?(settings: OptimizerSettings, moment: Moment): void;
  /** State of the optimiser before this step; changed in place. */
  optimizerState?(change: OptimizerChange, moment: Moment): void;
  /** Seconds that this step takes. */
  stepSeconds?(seconds: number, moment: Moment): number;
  /** Share of the parameters that the optimiser's step reaches, in [0, 1]. */
  moving?(share: number, moment: Moment): number;
  /** Whether queries and keys are normalised: 1, or 0 where nothing holds the attention logit. */
  attentionHeld?(held: number, moment: Moment): number;
  /** Share of the averaged weights that is kept at every step, in [0, 1], where averaged weights are evaluated. */
  averaging?(memory: number, moment: Moment): number;
  /** Share of the penalty on what all logits have in common (z-loss) that is in force, in [0, 1]. */
  offsetHeld?(held: number, moment: Moment): number;
  /** Weight of the penalty that holds the logit scale (z-loss, decay of the head). */
  logitPenalty?(weight: number, moment: Moment): number;
  /** How a slice (index in `scenario.sources`) is evaluated; changed in place. */
  evaluation?(slice: number, settings: EvaluationSettings, moment: Moment): void;
}

/** What a fault may know when it is created. */
export interface FaultContext {
  readonly scenario: Scenario;
  readonly dose: Dose;
  readonly onset: number;
  readonly where: string | undefined;
}

/** One expected symptom: a statistic of the effect over the twin, its direction, and a sentence a person can check. */
export interface Expectation {
  readonly metric: string;
  readonly direction: 'up' | 'down' | 'none';
  readonly text: string;
}

export interface FaultMeta {
  /** File name of the source, kebab-case. */
  readonly id: string;
  readonly name: string;
  readonly family: Family;
  /** Where the cause sits. */
  readonly part: Part;
  /** What it costs; absent for a benign event, which costs nothing that was not meant. */
  readonly harm?: Harm;
  readonly skills: readonly Skill[];
  /** One sentence: what is changed. */
  readonly summary: string;
  /** One sentence: what repairs it. */
  readonly remedy: string;
  readonly confusableWith: readonly string[];
  /** Papers and incidents. */
  readonly sources: readonly string[];
}

/** A line of the change log that a planned event puts there. */
export interface PlannedChange {
  readonly step: number;
  readonly text: string;
}

/**
 * A fault or a benign event ("control", family `control`). A plain object; its file is named by its id.
 * A control may announce itself in the change log, as a planned event does.
 */
export interface Fault {
  readonly meta: FaultMeta;
  /** Fields of the dose in the order shown to a user; severity sets all of them. */
  readonly dose: Readonly<Record<string, DoseField>>;
  readonly signature: readonly Expectation[];
  /** Range of onsets a puzzle draws from, as shares of the run; `null`: always from the start. */
  readonly onsetShare: readonly [number, number] | null;
  /** Whether it comes with a restart of the job, so that a puzzle has it begin at one of the run's. */
  readonly onResume?: true;
  /** Why this fault cannot occur in this scenario, or null where it can. */
  excludedFrom(scenario: Scenario): string | null;
  /** Places the fault can act on, empty where it acts on the whole run. */
  places(scenario: Scenario): readonly string[];
  create(context: FaultContext): Hooks;
  /** Change-log lines, for events that are planned. */
  planned?(context: FaultContext): readonly PlannedChange[];
}

/**
 * A schedule that runs off: from the onset on, what is left of it passes in `decaySteps` steps, whether by plan or by a
 * mistake in its unit. It never runs slower than planned.
 */
export function runOffSchedule({ scenario, onset }: FaultContext, decaySteps: number): Hooks {
  const remaining = scenario.schedule.totalSteps - scenario.window.firstStep - onset;
  return {
    schedulePosition: (position, { sinceOnset }) =>
      position - sinceOnset + Math.max(sinceOnset, remaining * Math.min(1, sinceOnset / decaySteps)),
  };
}
