import {
  INTERNAL_METRICS,
  type InternalMetric,
  SLICE_METRICS,
  type SliceMetric,
  STEP_METRICS,
  type StepMetric,
} from '../core/vocabulary.js';
import type { SliceReading } from './evaluation.js';
import type { LogLine, ReliabilityBins, Trace } from './trace.js';

const NOTHING = { loss: Number.NaN, accuracy: Number.NaN, ece: Number.NaN, brier: Number.NaN, confidence: Number.NaN };

/** Everything a run records, as it goes on. */
export class Recorder {
  readonly series: Record<StepMetric, Float64Array>;
  readonly internals: Record<InternalMetric, Float64Array>;
  readonly appliedLearningRate: Float64Array;
  readonly #scenario: string;
  readonly #steps: number;
  readonly #slices: readonly string[];
  readonly #evaluationSteps: number[] = [];
  readonly #readings: Record<SliceMetric, number[]>[];
  readonly #reliability: ReliabilityBins[][];
  readonly #emptyBins: ReliabilityBins;
  readonly #log: LogLine[] = [];
  #divergedAt: number | null = null;

  constructor(scenario: string, steps: number, slices: readonly string[], bins: number) {
    this.#emptyBins = {
      count: new Float64Array(bins),
      confidence: new Float64Array(bins).fill(Number.NaN),
      accuracy: new Float64Array(bins).fill(Number.NaN),
    };
    const columns = <K extends string>(names: readonly K[]) =>
      Object.fromEntries(names.map((name) => [name, new Float64Array(steps)])) as Record<K, Float64Array>;
    this.#scenario = scenario;
    this.#steps = steps;
    this.#slices = slices;
    this.series = columns(STEP_METRICS);
    this.internals = columns(INTERNAL_METRICS);
    this.appliedLearningRate = new Float64Array(steps);
    this.#readings = slices.map(
      () => Object.fromEntries(SLICE_METRICS.map((m) => [m, [] as number[]])) as Record<SliceMetric, number[]>,
    );
    this.#reliability = slices.map(() => []);
  }

  log(step: number, level: LogLine['level'], text: string): void {
    this.#log.push({ step, level, text });
  }

  /** From here on there are no numbers. */
  diverge(step: number): void {
    this.#divergedAt ??= step;
  }

  get diverged(): boolean {
    return this.#divergedAt !== null;
  }

  evaluation(step: number): void {
    this.#evaluationSteps.push(step);
  }

  reading(slice: number, reading: SliceReading): void {
    for (const metric of SLICE_METRICS) this.#readings[slice]![metric].push(reading[metric]);
    this.#reliability[slice]!.push(reading.bins);
  }

  /** A slice that a run that has diverged cannot answer. */
  missing(slice: number): void {
    this.reading(slice, { ...NOTHING, bins: this.#emptyBins });
  }

  finish(): Trace {
    const diverged = this.#divergedAt;
    if (diverged !== null) {
      for (const metric of STEP_METRICS) this.series[metric].fill(Number.NaN, diverged);
      for (const metric of INTERNAL_METRICS) this.internals[metric].fill(Number.NaN, diverged);
    }
    const metrics = Object.fromEntries(
      SLICE_METRICS.map((metric) => [metric, this.#readings.map((slice) => Float64Array.from(slice[metric]))]),
    ) as Record<SliceMetric, Float64Array[]>;
    return {
      scenario: this.#scenario,
      steps: this.#steps,
      series: this.series,
      internals: this.internals,
      evaluations: { steps: this.#evaluationSteps, slices: this.#slices, metrics, reliability: this.#reliability },
      log: this.#log.sort((a, b) => a.step - b.step),
      appliedLearningRate: this.appliedLearningRate,
      divergedAt: diverged,
    };
  }
}
