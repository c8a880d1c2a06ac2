import type { WireNumber } from '../core/json.js';
import type { Panel } from '../diagnose/panels.js';
import type { NextProbeWords } from './report.js';

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

/** What the page shows of a user's own run: the diagnosis as `diagnose --json` prints it, and what is drawn of it. */
export interface RunDiagnosis {
  /** The likeliest first. */
  readonly causes: readonly { readonly id: string; readonly p: number }[];
  readonly onset: {
    /** 80 % interval in steps, both ends included; null where the likeliest cause has none. */
    readonly interval: readonly [number, number] | null;
    /** Likeliest step, whatever the cause. */
    readonly step: number;
    readonly fromStart: boolean;
  };
  /** For every weighed panel the cause it speaks for most, in nats against the average candidate; the most decisive first. */
  readonly evidence: readonly { readonly panel: Panel; readonly for: string; readonly weight: number }[];
  /** The experiment that would tell most, and its expected bits; null where none is worth naming. */
  readonly nextProbe: NextProbeWords | null;
  readonly typicality: number;
  readonly unlike: boolean;
  /** How the files were read, a sentence each. */
  readonly notes: readonly string[];
  readonly unused: readonly Panel[];
  readonly missing: readonly Panel[];

  readonly prior: Readonly<Record<string, number>>;
  /** What every weighed panel says about every candidate, in nats against the average one. */
  readonly weights: readonly { readonly panel: Panel; readonly weights: Readonly<Record<string, number>> }[];
  /** What panels are called. */
  readonly names: Readonly<Record<Panel, string>>;
  /** What is said of each candidate beside its probability. */
  readonly about: Readonly<Record<string, { readonly name: string; readonly summary: string }>>;
  readonly words: {
    /** How much was read. */
    readonly read: string;
    readonly onset: string;
    readonly typicality: string;
    /** Missing panels that would help, the most telling first, and how much. */
    readonly telling: readonly { readonly panel: Panel; readonly text: string }[];
    /** Missing panels that would hardly help. */
    readonly idle: readonly Panel[];
  };
  readonly run: {
    /** Format it was read as. */
    readonly format: string;
    readonly from: number;
    readonly to: number;
    readonly panels: readonly DrawnPanel[];
  };
}
