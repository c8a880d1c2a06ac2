import type { WireNumber } from '../core/json.js';
import type { StepMetric } from '../core/vocabulary.js';

/**
 * What a solver gets. A different type from the answer key on purpose: nothing converts a key into a puzzle, and the
 * allow-list in view.ts is the only code that builds one.
 */
export interface PublicPuzzle {
  /** 12 hex digits; carries no information. */
  readonly id: string;
  readonly scenario: string;
  readonly title: string;
  readonly card: RunCard;
  /** Steps shown, counted from 0 at the start of the window. */
  readonly steps: number;
  readonly clock: RunClock;
  /** One value a step, 5 significant digits. */
  readonly series: Readonly<Record<StepMetric, readonly WireNumber[]>>;
  readonly evaluations: PublicEvaluations;
  /** Last evaluation, slice by slice, with the 95 % interval of the accuracy. */
  readonly evaluationTable: readonly EvaluationRow[];
  readonly log: readonly PublicLogLine[];
  /** One healthy earlier run of the same recipe, with its own data order. */
  readonly reference: ReferenceRun;
  /** Candidate causes: the same list for every puzzle of a scenario. */
  readonly candidates: readonly Candidate[];
  /** Places an answer may name, `whole-run` first. */
  readonly places: readonly Place[];
  /** Experiments that can be bought, the cheapest first: the same list for every puzzle of a scenario. */
  readonly probes: readonly ProbeOffer[];
  /** GPU-hours that may be spent on them. */
  readonly budget: number;
  /** What can be done about the run: the same list for every puzzle of a scenario. */
  readonly fixes: readonly FixOffer[];
}

/** An experiment and its price. */
export interface ProbeOffer {
  readonly id: string;
  readonly name: string;
  /** The question it answers. */
  readonly question: string;
  readonly kind: string;
  /** Hours on the clock, during which the run waits. */
  readonly hours: number;
  /** Accelerators of the run × hours. */
  readonly gpuHours: number;
}

/** Something that can be done about a run. */
export interface FixOffer {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
}

/** What turns a step into data seen and time passed. The time of a step is `perStep` over its throughput. */
export interface RunClock {
  /** What a batch is counted in, such as tokens or images; throughput is in these a second. */
  readonly unit: string;
  /** Units of one optimiser step. */
  readonly perStep: number;
  /** Step of the whole run at which the window begins. */
  readonly firstStep: number;
}

export interface RunCard {
  readonly summary: string;
  /** Facts in reading order, grouped. */
  readonly facts: readonly { readonly group: string; readonly label: string; readonly value: string }[];
  /** What each panel really logs. */
  readonly logging: readonly { readonly metric: StepMetric; readonly note: string }[];
  readonly changeLog: readonly { readonly step: number; readonly text: string }[];
}

export interface PublicEvaluations {
  readonly steps: readonly number[];
  /** Size in examples; lossSpread: standard deviation of the loss of one example, in nats. */
  readonly slices: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly lossSpread: number;
  }[];
  /** [slice][evaluation]; loss in nats, the rest in [0, 1]. */
  readonly loss: readonly (readonly WireNumber[])[];
  readonly accuracy: readonly (readonly WireNumber[])[];
  readonly ece: readonly (readonly WireNumber[])[];
  /** Mean confidence. */
  readonly confidence: readonly (readonly WireNumber[])[];
  /** Reliability bins of every slice at a few evaluations (first … last). */
  readonly reliability: readonly { readonly step: number; readonly slices: readonly PublicBins[] }[];
}

/** Equal-width bins of confidence over [0, 1]: examples, their mean confidence and their accuracy. Shapes: [bins]. */
export interface PublicBins {
  readonly count: readonly WireNumber[];
  readonly confidence: readonly WireNumber[];
  readonly accuracy: readonly WireNumber[];
}

export interface EvaluationRow {
  readonly slice: string;
  readonly name: string;
  readonly size: number;
  readonly loss: WireNumber;
  readonly accuracy: WireNumber;
  readonly accuracyLow: WireNumber;
  readonly accuracyHigh: WireNumber;
  readonly ece: WireNumber;
  readonly meanConfidence: WireNumber;
  /** The same slice in the healthy earlier run. */
  readonly referenceLoss: WireNumber;
  readonly referenceAccuracy: WireNumber;
  readonly referenceEce: WireNumber;
}

export interface PublicLogLine {
  readonly step: number;
  readonly level: 'info' | 'warning';
  readonly text: string;
}

export interface ReferenceRun {
  /** Every stride-th step of the earlier run is published. */
  readonly stride: number;
  readonly series: Readonly<Record<StepMetric, readonly WireNumber[]>>;
  readonly evaluations: PublicEvaluations;
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly summary: string;
  /** Six fixes that somebody who believes in it would think of, by id; absent where none are offered. */
  readonly fixes?: readonly string[];
}

export interface Place {
  readonly id: string;
  readonly name: string;
}

/** `where` of a fault that acts on the whole run, and of a healthy run. */
export const WHOLE_RUN = 'whole-run';

/** The secret truth of one puzzle. */
export interface AnswerKey {
  readonly puzzle: string;
  /** Candidate id; `healthy` for every control. */
  readonly cause: string;
  readonly injections: readonly KeyInjection[];
  /** HMAC-derived secret of the puzzle: with it anyone can simulate the puzzle again. */
  readonly seed: string;
  /** Draws that were dropped before this one; the run's random streams follow from it too. */
  readonly attempt: number;
  /** Salt of the commitment. */
  readonly nonce: string;
  /** Documented case that the puzzle repeats; absent: none. */
  readonly incident?: string | undefined;
  /** Recorded case that the puzzle is; absent: it is simulated. */
  readonly recorded?: string | undefined;
  /** What becomes of the run with each fix that can be had; empty where the run is a recording. */
  readonly fixes: Readonly<Record<string, FixOutcome>>;
  readonly certificate: Certificate;
}

/** What became of a run with a fix; docs/scoring.md says what each means. */
export const FIX_VERDICTS = [
  'cures',
  'delays',
  'no effect',
  'harms',
  'cause removed',
  'cause remains',
  'nothing to do',
  'needless',
] as const;
export type FixVerdict = (typeof FIX_VERDICTS)[number];

/** A fix, simulated to the end of the window. */
export interface FixOutcome {
  readonly verdict: FixVerdict;
  /** Share of the harm that is gone at the end; null where there was no more than healthy runs differ by. */
  readonly removed: number | null;
  /** What it costs: work, and steps that are trained again. */
  readonly gpuHours: number;
  /** 0–100. */
  readonly score: number;
}

/** Why a puzzle is fair, and how hard it is, by the reference diagnostician (docs/diagnostician.md). */
export interface Certificate {
  /** 1 is plain to see, 5 hides: by the posterior of the truth on the free panels. */
  readonly tier: number;
  /**
   * Posterior of the truth on the free panels, and with more: with the readings of all instruments, or of every probe where those
   * do not identify it.
   */
  readonly posterior: { readonly free: number; readonly all: number };
  /** Largest effect over the twin, in standard deviations of healthy runs; null for a healthy run. */
  readonly effect: number | null;
  /** Weight of evidence of each free panel for the truth against the average candidate, in nats. */
  readonly evidence: readonly { readonly panel: string; readonly weight: number }[];
  /** What an investigation takes; null where nothing can be bought. */
  readonly par: Par | null;
}

/** What the policy that buys the most information per GPU-hour does, until nothing is worth its price. */
export interface Par {
  /** GPU-hours that it is expected to spend where the cause is this one. */
  readonly gpuHours: number;
  /** GPU-hours that it spends on this puzzle, and the posterior of the truth then. */
  readonly spent: number;
  readonly posterior: number;
  /** Its purchases, with the posterior of the truth after each. */
  readonly path: readonly {
    readonly probe: string;
    readonly finding: string;
    readonly gpuHours: number;
    readonly posterior: number;
  }[];
}

export interface KeyInjection {
  readonly fault: string;
  readonly onset: number;
  /** First step at which a matched observer has the evidence (docs/scoring.md), or null where it never has. */
  readonly detectable: number | null;
  readonly severity: number;
  readonly dose: Readonly<Record<string, number>>;
  readonly where: string;
}

/** Onset of an answer: an 80 % interval in steps, `start` for "from the start", `none` for "no fault". */
export type OnsetAnswer = readonly [number, number] | 'start' | 'none';

export interface Answer {
  readonly puzzle: string;
  /** Probabilities of named candidates; what they leave is spread over the others by the published prior. */
  readonly causes: Readonly<Record<string, number>>;
  readonly onset?: OnsetAnswer | undefined;
  readonly where?: string | undefined;
  /** What is done about the run, by id; absent: nothing. */
  readonly fix?: string | undefined;
  readonly rationale?: string | undefined;
}

/** One part of a grade; score 0–100 and the reason in a sentence. */
export interface GradePart {
  readonly score: number;
  readonly reason: string;
}

export interface Grade {
  readonly puzzle: string;
  readonly cause: GradePart & {
    readonly brier: number;
    readonly log: number;
    readonly top1: boolean;
    readonly probability: number;
  };
  readonly onset: GradePart;
  readonly where: GradePart;
  /** Null where nobody can simulate fixes, as in a recorded run. */
  readonly fix: FixGrade | null;
  /** Null where the probes were not sold by who grades. */
  readonly investigation: InvestigationGrade | null;
  /** Weighted sum of the parts, 0–100 (docs/scoring.md). */
  readonly score: number;
}

export interface FixGrade extends GradePart {
  readonly fix: string;
  readonly verdict: FixVerdict;
}

/** Spend against par; reported beside the score, and no part of it. */
export interface InvestigationGrade extends GradePart {
  readonly gpuHours: number;
  readonly par: number;
  readonly budget: number;
  /** What the purchases tell less than par's, in bits, and what they cost more. */
  readonly regret: { readonly bits: number; readonly gpuHours: number };
}

/** What a cause does to a run, drawn by the product: the run with it beside its twin without. */
export interface ManualPicture {
  readonly scenario: string;
  readonly caption: string;
  readonly steps: number;
  readonly onset: number | null;
  readonly panels: readonly {
    /** A step metric, or `slice-` and a metric for one slice. */
    readonly panel: string;
    readonly slice: string | null;
    /** Steps of the values; null: every step. */
    readonly at: readonly number[] | null;
    readonly run: readonly WireNumber[];
    readonly twin: readonly WireNumber[];
  }[];
}
