import { createStream } from '../core/rng.js';
import { SLICE_METRICS, type SliceMetric, STEP_METRICS, type StepMetric } from '../core/vocabulary.js';
import { Attention } from './attention.js';
import { createCauses, type ResolvedInjection } from './causes.js';
import { restoreCheckpoint } from './checkpoint.js';
import { stepSeconds } from './cluster.js';
import { drawLuck, evaluateSlice } from './evaluation.js';
import type { EvaluationSettings } from './fault.js';
import { LogitScale } from './logit-scale.js';
import { createMixture, setMixture } from './mixture.js';
import { createModel, saturate } from './model.js';
import { type BatchNoise, BatchSource } from './noise.js';
import { Objective } from './objective.js';
import { PoolFeed } from './pool.js';
import { dataSecret, type Scenario } from './scenario.js';
import { learningRateAt } from './schedule.js';
import { createSpectrum } from './spectrum.js';
import { applyUpdate, computeGradient, type GradientInput } from './step.js';
import type { LogLine, ReliabilityBins, Trace } from './trace.js';

/** Steps simulated with noise before the window, so that the optimiser's moments are those of a run under way. */
const BURN_IN = 150;

/** A thing that happened on the cluster; it is printed, may cost time, and changes no cause of learning. */
export interface ClusterEvent extends LogLine {
  /** Whether the job restarted at this step (its first step is slow). */
  readonly restart: boolean;
}

export interface SimulateOptions {
  readonly scenario: Scenario;
  readonly injections: readonly ResolvedInjection[];
  /** Secret of the run's random streams; two runs with one secret share data order and luck. */
  readonly secret: string;
  readonly events?: readonly ClusterEvent[];
  /** Simulates only this many steps of the window: a prefix, byte for byte, of the whole run. */
  readonly until?: number;
  /** What the learning-rate panel logs: the value the optimiser got, or the one the schedule planned. */
  readonly logsPlannedRate?: boolean;
}

/**
 * Simulates one run, step by step, and records what a team would see. Pure: same options, same bytes.
 * Phases of a step: 1 causes · 2 batch · 3 gradient · 4 clip and update · 5 logit scale · 6 record · 7 evaluate.
 */
export function simulate(options: SimulateOptions): Trace {
  const { scenario, secret } = options;
  const { firstStep } = scenario.window;
  const steps = Math.min(options.until ?? Number.POSITIVE_INFINITY, scenario.window.steps);
  const spectrum = createSpectrum(scenario);
  const mixture = createMixture(scenario, spectrum);
  const model = createModel(scenario, spectrum);
  const burnIn = Math.min(BURN_IN, firstStep);
  restoreCheckpoint(model, mixture, scenario, firstStep - burnIn);

  const causes = createCauses(scenario, options.injections);
  const plan = createCauses(
    scenario,
    options.injections.filter(({ fault }) => fault.planned !== undefined),
  );
  const stream = (name: string) => createStream(secret, [name]);
  const streams = {
    burnIn: stream('burn-in'),
    loss: stream('batch-loss'),
    gradient: stream('batch-gradient'),
    modes: stream('gradient-noise'),
    scale: stream('logit-scale'),
    cluster: stream('cluster'),
  };
  const slices = scenario.sources.map((source) => source.id);
  const evaluationStreams = slices.map((slice) => createStream(secret, ['evaluation', slice]));
  // The items of a slice are the same in every run of the scenario, and so is their luck.
  const luck = slices.map((slice) =>
    drawLuck(scenario.evaluation.bins, createStream(dataSecret(scenario), ['evaluation luck', slice])),
  );

  const objective = new Objective(scenario, model, mixture);
  const attention = new Attention(scenario);
  if (firstStep > 0) attention.settle(saturate(model.excess, scenario.spectrum.saturation));
  const logitScale = new LogitScale(scenario, model);
  const pool = new PoolFeed(scenario, mixture, secret);
  const batches = new BatchSource(scenario.noise);
  const batch: BatchNoise = { loss: 0, extraNats: 0, gradientScale: 1, wander: 0 };
  const input: GradientInput = { noiseScale: 1, residualPower: 0, teaching: 1 };
  const settings: EvaluationSettings = { unreached: 0 };

  const series = Object.fromEntries(STEP_METRICS.map((metric) => [metric, new Float64Array(steps)])) as Record<
    StepMetric,
    Float64Array
  >;
  const appliedLearningRate = new Float64Array(steps);
  const evaluationSteps: number[] = [];
  const readings = slices.map(() => Object.fromEntries(SLICE_METRICS.map((m) => [m, [] as number[]]))) as Record<
    SliceMetric,
    number[]
  >[];
  const reliability: ReliabilityBins[][] = slices.map(() => []);
  const log: LogLine[] = [];
  const restarts = new Set((options.events ?? []).filter((event) => event.restart).map((event) => event.step));
  let divergedAt: number | null = null;

  for (let step = 0 - burnIn; step < steps; step++) {
    const visible = step >= 0;
    const position = firstStep + step;

    // 1. Causes: what the configuration says, then what acts instead.
    const actualPosition = causes.number('schedulePosition', step, position);
    const plannedPosition = plan.number('schedulePosition', step, position);
    const scheduled = learningRateAt(scenario.schedule, actualPosition);
    const planned = plannedPosition === actualPosition ? scheduled : learningRateAt(scenario.schedule, plannedPosition);
    const learningRate = causes.number('learningRate', step, scheduled);
    const mixtureChanged = setMixture(mixture, spectrum, causes, step);
    const noise = causes.number('labelNoise', step, 0);
    pool.advance(causes, step, learningRate / scenario.schedule.peak);

    // 2. Batch: what the data order brings.
    if (visible) batches.draw(streams.loss, streams.gradient, position, batch);
    else batches.draw(streams.burnIn, streams.burnIn, position, batch);
    batch.extraNats = causes.number('batchDifficulty', step, batch.extraNats);
    pool.recall(batch);
    const { extraNats } = batch;

    // 3. Gradient.
    input.noiseScale = batch.gradientScale;
    input.residualPower = objective.residualPower(step, extraNats, pool, mixtureChanged);
    input.teaching = (1 - noise) * (1 - pool.memorised);
    computeGradient(model, mixture, scenario, input, visible ? streams.modes : streams.burnIn);
    const trainLoss = objective.trainLoss(batch, extraNats, noise, pool);

    // 4. All-reduce, clip, update. The norm is logged before clipping.
    const reduction = causes.number('reduction', step, 1) * attention.sharpness;
    const norm = model.gradientNorm * reduction;
    const clip = Math.min(1, scenario.optimizer.clip / norm);
    applyUpdate(model, scenario, learningRate, scenario.gradientUnit * reduction * clip);
    attention.advance(learningRate, saturate(model.excess, scenario.spectrum.saturation));

    // 5. Logit scale, on the training margins.
    const penalty = causes.number('logitPenalty', step, scenario.calibration.penalty);
    logitScale.step(objective.meanLogit, learningRate, noise, pool, penalty, visible ? streams.scale : streams.burnIn);
    if (!visible) continue;

    // 6. Record.
    series['train-loss'][step] = trainLoss;
    series['gradient-norm'][step] = norm;
    series['learning-rate'][step] = options.logsPlannedRate ? planned : learningRate;
    series['update-ratio'][step] = model.updateRatio;
    series['weight-norm'][step] = model.weightNorm;
    series['throughput'][step] =
      scenario.batch.size / stepSeconds(scenario.cluster, streams.cluster, step, restarts.has(step));
    appliedLearningRate[step] = learningRate;
    if (divergedAt === null && !Number.isFinite(trainLoss)) divergedAt = step;

    // 7. Evaluate.
    if (step > 0 && step % scenario.cluster.checkpointEvery === 0)
      log.push({ step, level: 'info', text: `checkpoint saved at step ${step}` });
    if (step % scenario.evaluation.every === 0 || step === scenario.window.steps - 1) {
      evaluationSteps.push(step);
      slices.forEach((_, slice) => {
        settings.unreached = 0;
        causes.evaluation(step, slice, settings);
        const own = evaluationStreams[slice]!;
        const reading = evaluateSlice(model, mixture, scenario, slice, settings.unreached, luck[slice]!, own);
        for (const metric of SLICE_METRICS) readings[slice]![metric].push(reading[metric]);
        reliability[slice]!.push(reading.bins);
      });
    }
  }
  for (const { step, level, text } of options.events ?? []) log.push({ step, level, text });
  log.sort((a, b) => a.step - b.step);
  if (divergedAt !== null) for (const metric of STEP_METRICS) series[metric].fill(Number.NaN, divergedAt);

  const metrics = Object.fromEntries(
    SLICE_METRICS.map((metric) => [metric, readings.map((slice) => Float64Array.from(slice[metric]))]),
  ) as Record<SliceMetric, Float64Array[]>;
  return {
    scenario: scenario.id,
    steps,
    series,
    evaluations: { steps: evaluationSteps, slices, metrics, reliability },
    log,
    appliedLearningRate,
    divergedAt,
  };
}
