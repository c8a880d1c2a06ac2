import type { Panel } from './panels.js';

/** What one panel says about every candidate. */
export interface PanelEvidence {
  readonly panel: Panel;
  /**
   * Weight of evidence of each candidate in nats, against the average candidate. Differences add up over the panels: with the
   * prior they are the log-odds of the posterior, exactly.
   */
  readonly weights: Readonly<Record<string, number>>;
}

export interface Diagnosis {
  /** Candidates, the likeliest first; probabilities sum to 1. */
  readonly causes: readonly { readonly id: string; readonly probability: number }[];
  /** Prior that the evidence was added to; sums to 1. */
  readonly prior: Readonly<Record<string, number>>;
  readonly onset: {
    /** 80 % interval in steps, both ends included; null where the likeliest cause has none (a healthy run). */
    readonly interval: readonly [number, number] | null;
    /** Likeliest step, whatever the cause. */
    readonly step: number;
    /** Whether the likeliest cause acts from the first step. */
    readonly fromStart: boolean;
  };
  /** Panels that were weighed, in the order of the dashboard. */
  readonly evidence: readonly PanelEvidence[];
  /** Panels that the run has and that could not be weighed together with the others, and those it lacks. */
  readonly unused: readonly Panel[];
  readonly missing: readonly Panel[];
  /**
   * Share of simulated runs that are at least as unusual as this one, in [0, 1]. Below `UNLIKE` the run is unlike any simulated
   * one, and the probabilities are worth little.
   */
  readonly typicality: number;
  readonly unlike: boolean;
}

/** Typicality below which a run is unlike the simulated ones. */
export const UNLIKE = 0.01;
