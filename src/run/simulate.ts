import { clamp } from '../core/maths.js';
import { createStream } from '../core/rng.js';
import type { StepMetric } from '../core/vocabulary.js';
import { Attention } from './attention.js';
import { Averaging } from './averaging.js';
import { capacityLoss } from './capacity.js';
import { createCauses, type ResolvedInjection } from './causes.js';
import { restoreCheckpoint } from './checkpoint.js';
import { ClassWeights } from './class-weights.js';
import { stepSeconds } from './cluster.js';
import { Contamination } from './contamination.js';
import { drawLuck, Evaluator } from './evaluation.js';
import type { EvaluationSettings, Initial, OptimizerChange, OptimizerSettings, Restore } from './fault.js';
import { Instability } from './instability.js';
import { LogitOffset } from './logit-offset.js';
import { LogitScale } from './logit-scale.js';
import { steepened } from './memory.js';
import { createMixture, setMixture } from './mixture.js';
import { createModel, rmsWeight, saturate } from './model.js';
import { type BatchNoise, BatchSource } from './noise.js';
import { Numerics } from './numerics.js';
import { Objective } from './objective.js';
import { changeOptimizerState, configuredOptimizer, restoreGroup } from './optimizer.js';
import { Padding } from './padding.js';
import { PoolFeed } from './pool.js';
import { RankSampler } from './rank-readings.js';
import { Ranks } from './ranks.js';
import { Recorder } from './recorder.js';
import { dataSecret, type Scenario } from './scenario.js';
import { learningRateAt } from './schedule.js';
import { SelfKnowledge } from './self-knowledge.js';
import { Shortcut } from './shortcut.js';
import { createSpectrum } from './spectrum.js';
import { applyUpdate, computeGradient, type GradientInput, type UpdateInput } from './step.js';
import type { LogLine, Trace } from './trace.js';
import { WrongLabels } from './wrong-labels.js';

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
  /** Other batches and other luck of training from a step of the window on, as after a rewind past the batches that follow. */
  readonly reorder?: { readonly from: number; readonly secret: string };
  /** Secret of the time that steps take where it is not that of the run: a re-run meets other stalls. */
  readonly timeSecret?: string;
  /** What the learning-rate panel logs: the value the optimiser got, or the one the schedule planned. */
  readonly logsPlannedRate?: boolean;
  /** Panel whose instrument is dead: it logs 0 at every step. Null or absent: none. */
  readonly deadPanel?: StepMetric | null;
}

/**
 * Simulates one run, step by step, and records what a team would see. Pure: same options, same bytes.
 * Phases of a step: 1 causes · 2 batch · 3 gradient · 4 all-reduce, clip and update · 5 logit scale · 6 record · 7 evaluate.
 */
export function simulate(options: SimulateOptions): Trace {
  const { scenario, secret, deadPanel = null } = options;
  const { batch: planned, cluster, evaluation, gradientUnit, schedule, spectrum: task } = scenario;
  const { firstStep } = scenario.window;
  const steps = Math.min(options.until ?? Number.POSITIVE_INFINITY, scenario.window.steps);
  const spectrum = createSpectrum(scenario);
  const mixture = createMixture(scenario, spectrum);
  const causes = createCauses(scenario, options.injections);
  const initial: Initial = { scale: 1, distinct: 1 };
  causes.change('initial', 0, initial);
  if (initial.distinct < 1) {
    const lost = capacityLoss(scenario.parameters, initial.distinct);
    for (let d = 0; d < mixture.sources; d++) mixture.floor[d]! += lost;
  }
  const model = createModel(scenario, spectrum, initial.scale);
  // What passes through layers grows with the weights of each, so that walls are steeper by the square.
  const stretch = initial.scale * initial.scale;
  const burnIn = Math.min(BURN_IN, firstStep);
  restoreCheckpoint(model, mixture, scenario, firstStep - burnIn, initial.scale === 1 && initial.distinct === 1);

  const plan = createCauses(
    scenario,
    options.injections.filter(({ fault }) => fault.planned !== undefined),
  );
  const noisesOf = (from: string, ...prefix: string[]) => ({
    loss: createStream(from, [...prefix, 'batch-loss']),
    gradient: createStream(from, [...prefix, 'batch-gradient']),
    modes: createStream(from, [...prefix, 'gradient-noise']),
    scale: createStream(from, [...prefix, 'logit-scale']),
    instability: createStream(from, [...prefix, 'instability']),
    pushes: createStream(from, [...prefix, 'pushes']),
  });
  const noisesBefore = noisesOf(secret, 'burn-in');
  const noisesWithin = noisesOf(secret);
  const { reorder } = options;
  const noisesAfter = reorder === undefined ? noisesWithin : noisesOf(reorder.secret);
  const clusterStream = createStream(options.timeSecret ?? secret, ['cluster']);
  const attentionStream = createStream(secret, ['attention-reading']);
  const slices = scenario.sources.map((source) => source.id);
  const evaluationStreams = slices.map((slice) => createStream(secret, ['evaluation', slice]));
  const pickStreams = slices.map((slice) => createStream(secret, ['evaluation items', slice]));
  // The items of a slice are the same in every run of the scenario, and so is their luck.
  const luck = slices.map((slice) =>
    drawLuck(evaluation.bins, createStream(dataSecret(scenario), ['evaluation luck', slice])),
  );

  const wrong = new WrongLabels(scenario);
  const shortcut = new Shortcut(scenario);
  const classes = new ClassWeights(scenario);
  const padding = new Padding(scenario);
  const itself = new SelfKnowledge(mixture);
  const objective = new Objective(scenario, model, mixture, { wrong, shortcut, classes, padding }, itself);
  const attention = new Attention(scenario);
  if (firstStep > 0) attention.settle(saturate(model.excess, task.saturation));
  const instability = new Instability(scenario, model);
  const logitScale = new LogitScale(scenario, model);
  const logitOffset = new LogitOffset(scenario);
  const pool = new PoolFeed(scenario, model, mixture, secret);
  const contamination = new Contamination(scenario);
  const ranks = new Ranks(scenario, model, mixture.terms, createStream(secret, ['ranks']));
  const rankSampler = new RankSampler(scenario, createStream(secret, ['rank-readings']));
  const numerics = new Numerics(scenario, model);
  const batches = new BatchSource(scenario.noise);
  const recorder = new Recorder(scenario.id, steps, slices, evaluation.bins);
  const { series, internals } = recorder;

  const batch: BatchNoise = { loss: 0, extraNats: 0, gradientScale: 1, aftermath: 0, wander: 0 };
  const settings: OptimizerSettings = { beta1: 0, beta2: 0, epsilon: 0, weightDecay: 0, clip: 0 };
  const change: OptimizerChange = { momentsLost: false, stepsLost: false };
  const restore: Restore = { group: -1, share: 0 };
  const input: GradientInput = { signal: 1, random: 0, amplitude: 0, bias: 0 };
  const update: UpdateInput = {
    learningRate: 0,
    moving: 1,
    factor: 1,
    bias: 0,
    biasMemory: 1,
    carried: 1,
    through: 1,
    throughPower: 1,
  };
  const averaging = evaluation.averagedSteps === null ? null : new Averaging(model, firstStep > 0);
  const averagedMemory = 1 - 1 / (evaluation.averagedSteps ?? 1);
  const evaluator = new Evaluator(scenario, averaging?.model ?? model, mixture, wrong, itself);
  const view: EvaluationSettings = { unreached: 0, temperature: 1, dropped: 0, sampled: 1, redrawn: false };
  const restarts = new Set((options.events ?? []).filter((event) => event.restart).map((event) => event.step));
  for (const { step, level, text } of options.events ?? []) recorder.log(step, level, text);
  let position = firstStep - burnIn;
  let amplitude = 0;

  for (let step = 0 - burnIn; step < steps; step++) {
    const visible = step >= 0;
    const noises = !visible ? noisesBefore : reorder !== undefined && step >= reorder.from ? noisesAfter : noisesWithin;

    // 1. Causes: what the configuration says, then what acts instead.
    const actualPosition = causes.number('schedulePosition', step, position);
    const plannedPosition = plan.number('schedulePosition', step, position);
    const scheduled = learningRateAt(schedule, actualPosition);
    const logged = plannedPosition === actualPosition ? scheduled : learningRateAt(schedule, plannedPosition);
    const learningRate = causes.number('learningRate', step, scheduled);
    const moving = causes.number('moving', step, 1);
    // What is learned by heart is learned by weights that move.
    const rateShare = (moving * learningRate) / schedule.peak;
    const batchSize = causes.number('batchSize', step, planned.size);
    const mixtureChanged = setMixture(mixture, spectrum, causes, step);
    wrong.advance(causes.number('labelNoise', step, 0), causes.number('smoothing', step, 0), rateShare);
    configuredOptimizer(scenario, settings);
    causes.change('optimizer', step, settings);
    change.momentsLost = false;
    change.stepsLost = false;
    causes.change('optimizerState', step, change);
    if (change.momentsLost || change.stepsLost) {
      changeOptimizerState(model, change);
      instability.restart(change);
    }
    restore.group = -1;
    causes.change('restore', step, restore);
    if (restore.group >= 0) restoreGroup(model, scenario, restore);
    ranks.advance(causes, step);
    numerics.advance(causes, step);
    pool.advance(causes, step, rateShare, amplitude);
    contamination.advance(causes, step, rateShare, batchSize);
    shortcut.advance(causes, step);
    classes.advance(causes, step, rateShare);
    padding.advance(causes, step, rateShare);
    itself.advance(rateShare, pool.looped);

    // 2. Batch: what the data order brings.
    batches.draw(noises.loss, noises.gradient, firstStep + step, batch);
    batch.extraNats = causes.number('batchDifficulty', step, batch.extraNats);
    pool.recall(batch);
    const known = contamination.batchShare;

    // 3. Gradient.
    const residual = objective.residualPower(step, batch.extraNats, pool, mixtureChanged);
    const scale = Math.exp(model.logScale);
    amplitude =
      scale * scenario.noise.gradientPerRoot * steepened(pool.looped + known) * Math.sqrt(residual / batchSize);
    const broken = padding.left * causes.number('gradientFactor', step, 1);
    const carried = pool.carried(settings.beta1);
    input.amplitude = broken * amplitude * batch.gradientScale * ranks.noise * classes.spread;
    input.signal =
      broken *
      scale *
      (1 - wrong.share) *
      (1 - pool.memorised) *
      (1 - known) *
      ranks.fresh *
      attention.passing *
      shortcut.teaching *
      classes.mean;
    input.random = broken * scale * wrong.random * (1 - pool.memorised) * (1 - known) * ranks.fresh * classes.mean;
    input.bias = ranks.repeats ? 1 : pool.bias(amplitude);
    noises.modes.normals(model.draws);
    if (carried < 1) for (let i = 0; i < model.draws.length; i++) model.draws[i]! *= Math.sqrt(carried);
    const { sharpness } = attention;
    const steep = instability.measure(
      noises.instability,
      stretch * sharpness,
      broken * ranks.fresh,
      broken * batch.gradientScale * ranks.noise,
      causes.number('push', step, 0),
      noises.pushes.uniform(),
      numerics.largest,
    );
    computeGradient(model, mixture, scenario, input);
    const trainLoss = objective.trainLoss(batch, batchSize / ranks.now.copies, pool, known);

    // 4. All-reduce, clip, update. The norm is logged before clipping.
    const reduction = causes.number('reduction', step, 1);
    const along = gradientUnit * sharpness;
    const copying = along * broken * ranks.fresh * shortcut.measure();
    const norm = reduction * Math.sqrt(along * along * model.squaredNorm + steep * steep + copying * copying);
    const clip = Math.min(1, settings.clip / norm);
    const skipped = numerics.overflows(norm);
    // Drawn even where it is not used: a skipped step shifts no stream.
    const draw = noises.scale.normal();
    if (!skipped) {
      const movedRate = moving * learningRate;
      update.learningRate = learningRate;
      update.moving = moving;
      update.factor = along * reduction * clip;
      update.bias = input.bias;
      update.biasMemory = pool.biasMemory(rateShare);
      update.carried = carried;
      numerics.pass(norm, settings.beta2, update);
      update.through *= moving;
      update.throughPower *= moving;
      // As all of the norm, that before the update.
      const gained = logitScale.headSquare;
      applyUpdate(model, mixture, scenario, settings, update);
      model.weightNorm = Math.sqrt(model.weightNorm * model.weightNorm + gained);
      instability.advance(rateShare, reduction * clip, reduction, settings);
      const turning = shortcut.step(movedRate, broken * reduction * clip, draw, settings);
      if (turning > 0) {
        const whole = movedRate / rmsWeight(model);
        model.updateRatio = Math.sqrt(model.updateRatio * model.updateRatio + turning * whole * whole);
      }
      const held = causes.number('attentionHeld', step, attention.held);
      // What a loop has taught by heart holds attention as what it taught of the task does.
      const missing = (1 - pool.looped) * objective.ownExcess;
      attention.advance(update.through * learningRate, model.updateRatio, missing, held, shortcut.attended);
      averaging?.step(movedRate, causes.number('averaging', step, averagedMemory));

      // 5. Logit scale, on the training margins, and what all logits have in common.
      const penalty = causes.number('logitPenalty', step, scenario.calibration.penalty);
      const unit = ranks.noise * Math.sqrt((residual * planned.size) / batchSize);
      logitScale.step(objective.meanLogit, movedRate, wrong, pool, penalty, draw * unit, settings);
      logitOffset.advance(movedRate, causes.number('offsetHeld', step, 1));
      model.blur = logitOffset.blur(residual);
      model.weightNorm = contamination.normWith(shortcut.normWith(logitOffset.normWith(model)));
    }
    position += schedule.counts === 'tokens' ? batchSize / planned.size : 1;
    if (!visible) continue;

    // 6. Record.
    if (skipped) recorder.log(step, 'warning', `gradient overflow: step skipped, loss scale ${numerics.lossScale}`);
    series['train-loss'][step] = trainLoss * causes.number('loggedLoss', step, 1);
    series['gradient-norm'][step] = norm;
    series['learning-rate'][step] = options.logsPlannedRate ? logged : learningRate;
    series['update-ratio'][step] = skipped ? 0 : model.updateRatio;
    series['weight-norm'][step] = model.weightNorm;
    const seconds = stepSeconds(cluster, clusterStream, step, restarts.has(step), batchSize / planned.size);
    series['throughput'][step] = batchSize / causes.number('stepSeconds', step, seconds);
    if (deadPanel !== null) series[deadPanel][step] = 0;
    recorder.appliedLearningRate[step] = learningRate;
    internals['clip-factor'][step] = clip;
    internals['loss-scale'][step] = numerics.lossScale;
    internals['zero-gradient-share'][step] = numerics.zeroShare;
    internals['attention-logit'][step] = attention.reading(attentionStream.normal());
    const squareOfRank = along * along * ranks.squareOf(model);
    const onRanks = rankSampler.read(
      squareOfRank,
      ranks.apart * objective.deviation * Math.sqrt(planned.ranks / ranks.now.copies),
      batchSize,
      clamp((model.squaredNorm - model.squaredNoise) / ranks.squareOf(model), 0, 1),
    );
    internals['rank-norm-square'][step] = onRanks.square;
    internals['rank-norm-lowest'][step] = ranks.now.silent > 0 ? 0 : onRanks.lowest;
    internals['rank-loss-deviation'][step] = onRanks.deviation;
    // What is not a number stays so: there is nothing to train on any more.
    if (!Number.isFinite(trainLoss) || !Number.isFinite(model.weightNorm)) recorder.diverge(step);
    const { diverged } = recorder;

    // 7. Evaluate.
    if (step > 0 && step % cluster.checkpointEvery === 0 && !diverged)
      recorder.log(step, 'info', `checkpoint saved at step ${step}`);
    if (step % evaluation.every === 0 || step === scenario.window.steps - 1) {
      recorder.evaluation(step);
      averaging?.refresh((displacement) => instability.valleyAt(displacement, stretch * attention.sharpness));
      for (let slice = 0; slice < slices.length; slice++) {
        view.unreached = 0;
        view.temperature = 1;
        view.dropped = 0;
        view.sampled = 1;
        view.redrawn = false;
        causes.evaluation(step, slice, view);
        if (diverged) {
          recorder.missing(slice);
          continue;
        }
        const reading = evaluator.read(slice, view, luck[slice]!, evaluationStreams[slice]!, pickStreams[slice]!);
        contamination.recall(slice, Math.exp(model.logScale) / view.temperature, reading);
        shortcut.answer(reading);
        classes.answer(reading);
        recorder.reading(slice, reading);
      }
    }
  }
  return recorder.finish();
}
