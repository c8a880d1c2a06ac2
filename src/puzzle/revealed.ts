import type { WireNumber } from '../core/json.js';
import type {
  Answer,
  Candidate,
  FixOutcome,
  FixVerdict,
  Grade,
  Par,
  Place,
  PublicEvaluations,
  PublicPuzzle,
} from './puzzle.js';

/** What the reveal shows after an answer is stored. */
export interface Reveal {
  readonly puzzle: string;
  readonly cause: Candidate;
  /** The benign event in the run, whose id is that of its manual page, or `plain`. */
  readonly control: {
    readonly id: string;
    readonly name: string;
    readonly summary: string;
    /** Step at which it begins; null where there is none. */
    readonly step: number | null;
  };
  /** Onset and first detectable step of the fault, null for a healthy run. */
  readonly onset: number | null;
  readonly detectable: number | null;
  readonly severity: number | null;
  readonly dose: readonly { readonly label: string; readonly value: WireNumber }[];
  readonly where: Place;
  readonly remedy: string;
  /** What the fault does to the panels, as its catalogue entry states it. */
  readonly signature: readonly string[];
  /** The twin: same streams, no fault; that of a healthy run has no benign event. */
  readonly twin: { readonly series: PublicPuzzle['series']; readonly evaluations: PublicEvaluations };
  /** Null where the solver gave up. */
  readonly answer: Answer | null;
  readonly grade: Grade | null;
  /**
   * Score of an answer that only repeats the prior, and says what fits a healthy run: no onset, the whole run. What
   * knowing nothing is worth here.
   */
  readonly baseline: number;
  /** How hard the puzzle is, 1 to 5, by the posterior of the truth on the free panels. */
  readonly tier: number;
  readonly opponent: Opponent;
  /** What was bought: weights of evidence of each finding for every candidate, in nats against the average candidate. */
  readonly readings: readonly RevealedReading[];
  /** What the policy of par does on this puzzle; null where nothing can be bought, as in a recording. */
  readonly par: RevealedPar | null;
  /** What becomes of the run with the fixes proposed for its cause, and with that of the answer; empty for a recording. */
  readonly fixes: readonly RevealedFix[];
  /** The documented case that the puzzle repeats, or the recording that it is; null where it is neither. */
  readonly incident: DocumentedCase | null;
  /** Page of the manual for the cause. */
  readonly manual: string;
}

export interface RevealedReading {
  readonly probe: string;
  readonly name: string;
  readonly finding: string;
  readonly weights: Readonly<Record<string, number>>;
}

export interface RevealedPar extends Omit<Par, 'path'> {
  readonly path: readonly (Par['path'][number] & { readonly name: string })[];
}

export interface RevealedFix extends FixOutcome {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
}

/** The run with fixes, side by side to its planned end. */
export interface FixedRuns {
  readonly puzzle: string;
  /** Step at which somebody acts, and the last step of the window: beyond it the rate decays to the end. */
  readonly alarm: number;
  readonly window: number;
  /** Steps of the values. Shape [points]. */
  readonly steps: readonly number[];
  readonly evaluationSteps: readonly number[];
  readonly runs: readonly {
    /** Id of the fix, or `twin`. */
    readonly id: string;
    readonly name: string;
    readonly verdict: FixVerdict | null;
    /** Step that it goes on from; null for the twin. */
    readonly from: number | null;
    /** Training loss in nats. Shape [points]. */
    readonly loss: readonly WireNumber[];
    /** Mean evaluation loss over all slices, in nats. */
    readonly evaluation: readonly WireNumber[];
    /** Mean ECE over all slices. */
    readonly ece: readonly WireNumber[];
    /** Batch units a second. Shape [points]. */
    readonly throughput: readonly WireNumber[];
  }[];
}

/** What is known of a real run, told when the puzzle that repeats it has ended. */
export interface DocumentedCase {
  /** A documented case that the simulation repeats, or a recording that the puzzle is. */
  readonly kind: 'incident' | 'recorded';
  readonly title: string;
  readonly story: string;
  readonly figures: readonly { readonly what: string; readonly documented: string }[];
  /** What of them the run repeats, and what it does not. */
  readonly here: string;
  readonly sources: readonly string[];
}

/** The reference diagnostician's own attempt at the puzzle. */
export interface Opponent {
  readonly answer: Answer;
  readonly grade: Grade;
  /**
   * What each panel told: the weight of evidence of every candidate in nats, against the average candidate. The difference of
   * two candidates, added up over the panels and their prior, is the log-odds of one against the other.
   */
  readonly evidence: readonly { readonly panel: string; readonly weights: Readonly<Record<string, number>> }[];
  /** Share of simulated runs at least as unusual as this one. */
  readonly typicality: number;
}

/** Why it was not another cause: the same seed with that cause in place of the true one. */
export interface WhyNot {
  readonly puzzle: string;
  /** The cause of the answer where it was wrong, then the nearest neighbour of the truth. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly cause: Candidate;
  readonly role: 'chosen' | 'neighbour';
  /** Of the doses tried, the one whose run comes nearest to the observed one; null for a healthy run. */
  readonly severity: number | null;
  readonly onset: number | null;
  readonly where: Place;
  /** Evidence against it in nats, summed over all panels. */
  readonly evidence: number;
  /** The panels that tell it from the observed run, the most telling first; at most three. */
  readonly panels: readonly TellingPanel[];
  /** Every step of the simulated alternative. */
  readonly series: PublicPuzzle['series'];
  readonly evaluations: PublicEvaluations;
}

export interface TellingPanel {
  /** Id of the panel: a step metric, or `slice-` and a metric of the slices. */
  readonly panel: string;
  /** Index of the slice that tells most, for a panel of slices. */
  readonly slice: number | null;
  /** Evidence of the whole panel in nats: of all its slices together, also where `text` is about one of them. */
  readonly evidence: number;
  /** What would have been seen and what was, in a sentence with numbers. */
  readonly text: string;
  /** First and last step that the sentence is about. */
  readonly from: number;
  readonly to: number;
}
