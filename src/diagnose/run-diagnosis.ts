import type { WireNumber } from '../core/json.js';
import type { Panel } from './panels.js';

/** A diagnosis as `diagnose --json` prints it and the server answers it; numbers have at most four decimals. */
export interface DiagnosisReport {
  /** The likeliest first. */
  readonly causes: readonly { readonly id: string; readonly p: number }[];
  readonly onset: {
    /** 80 % interval in steps, both ends included; null where the likeliest cause has none. */
    readonly interval: readonly [number, number] | null;
    /** Likeliest step, whatever the cause. */
    readonly step: number;
    readonly fromStart: boolean;
  };
  /**
   * Every panel that was weighed: the cause it speaks for most among the five likeliest, and by how many nats against the
   * average candidate. First what tells the likeliest cause from the second.
   */
  readonly evidence: readonly { readonly panel: Panel; readonly for: string; readonly weight: number }[];
  readonly nextProbe: null;
  readonly typicality: number;
  readonly unlike: boolean;
  /** How the files were read, a sentence each. */
  readonly notes: readonly string[];
  readonly unused: readonly Panel[];
  readonly missing: readonly Panel[];
}

/** A line of a panel, thinned for drawing. Shapes: [points]. */
export interface DrawnLine {
  /** Name of the slice; empty where the panel has one line. */
  readonly name: string;
  readonly steps: readonly number[];
  /** A value that is not finite breaks the line. */
  readonly values: readonly WireNumber[];
}

/** A panel of a run, ready to be drawn. */
export interface DrawnPanel {
  readonly id: string;
  readonly kind: 'step' | 'slice';
  readonly title: string;
  readonly unit: string;
  /** Whether single values would flatten all others on a linear axis. */
  readonly log: boolean;
  readonly lines: readonly DrawnLine[];
  /** Lines the run has; those beyond `lines` are not drawn. */
  readonly linesInAll: number;
}

/** What the page shows of a user's own run. */
export interface RunDiagnosis extends DiagnosisReport {
  readonly prior: Readonly<Record<string, number>>;
  /** What every weighed panel says about every candidate, in nats against the average one. */
  readonly weights: readonly { readonly panel: Panel; readonly weights: Readonly<Record<string, number>> }[];
  /** What the panels are called. */
  readonly names: Readonly<Record<Panel, string>>;
  readonly run: {
    readonly format: string;
    /** Steps with a value. */
    readonly rows: number;
    readonly from: number;
    readonly to: number;
    readonly panels: readonly DrawnPanel[];
  };
}
