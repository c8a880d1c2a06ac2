import { z } from 'zod';
import { secretOfSeed } from '../core/rng.js';
import { checkShape } from '../core/shape.js';
import { FORMATS } from './formats.js';
import { checkRules } from './scenario-rules.js';

const text = z.string().min(1);
const share = z.number().min(0).max(1);
const positive = z.number().positive().max(1e15);
const perThousand = z.number().min(0).max(1000);
const identifier = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');

/** A source of training data and, unless it is foreign, the slice of the evaluation set that belongs to it. */
const sourceSchema = z.strictObject({
  id: identifier,
  name: text,
  /** Sampling weight; the weights of all sources sum to 1. Foreign sources have none. */
  weight: share,
  /** Entropy floor of the source in nats per token (or per label). */
  floor: z.number().min(0),
  /** Share of the target energy that this source does not share with the others. */
  privateShare: share,
  /** Share of what there is to learn of this source that only it teaches, in directions that no other source has. */
  ownShare: share.default(0),
  /** Tilt of the emphasis over modes: > 0 stresses slow, fine modes. */
  tilt: z.number().min(-1).max(1),
  /** Examples (tokens for a language model) in the evaluation slice. */
  evaluationSize: z.number().int().positive(),
  /** Mean logit of being right when nothing reducible is left. */
  competence: z.number().min(-50).max(50),
});
const foreignSchema = sourceSchema
  .omit({ weight: true, ownShare: true, evaluationSize: true, competence: true })
  .extend({
    /** Extra loss when the model first meets it, in nats: what it takes to be at a loss instead of surely wrong. */
    surprise: z.number().min(0),
    /** How much it touches what the run's own data teach: its curvature in their modes over theirs. */
    overlap: share,
  });

const groupSchema = z.strictObject({
  id: identifier,
  /** Share of all parameters. */
  parameters: share.gt(0),
  /** RMS of the weights at initialisation. */
  initialRms: positive,
  /** Whether a normalisation layer follows: then only the direction of the weights counts, and larger weights learn more slowly. */
  normalised: z.boolean(),
});

const scheduleSchema = z.strictObject({
  kind: z.enum(['cosine', 'wsd']),
  peak: positive.max(10),
  /** Learning rate at the end, as a share of the peak. */
  floor: share,
  warmupSteps: z.number().int().min(0),
  /** Steps of the whole (long) run. */
  totalSteps: z.number().int().positive(),
  /** Length of the final linear decay of a warm-up–stable–decay schedule, in steps; ignored by cosine. */
  decaySteps: z.number().int().min(0),
  /** What the scheduler counts: optimiser steps, or tokens in units of a planned batch. They differ once a batch does. */
  counts: z.enum(['steps', 'tokens']),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** A healthy run as data: everything the engine needs, nothing about faults. Validated from scenarios/runs/*.yaml. */
export const scenarioSchema = z.strictObject({
  id: identifier,
  title: text,
  task: z.enum(['language-model', 'classifier']),
  /** What a person reads on the run card; free text, no numbers the engine uses. */
  card: z.strictObject({
    model: text,
    data: text,
    hardware: text,
    precision: text,
    summary: text,
  }),
  parameters: positive,
  window: z.strictObject({
    /** Steps simulated one by one and shown. */
    steps: z.number().int().min(50).max(20_000),
    /** Step of the long run at which the window starts. */
    firstStep: z.number().int().min(0),
  }),
  batch: z.strictObject({
    /** Tokens (language model) or examples (classifier) in one optimiser step. */
    size: z.number().int().positive(),
    unit: z.enum(['tokens', 'examples']),
    ranks: z.number().int().positive(),
    /** Micro-batches of which each rank sums the gradients before a step. */
    accumulation: z.number().int().positive(),
  }),
  schedule: scheduleSchema,
  optimizer: z.strictObject({
    /** AdamW (Loshchilov & Hutter 2019), or SGD with momentum beta1 and decay added to the gradient (epsilon and beta2 unused). */
    kind: z.enum(['adamw', 'sgd']),
    beta1: z.number().min(0).lt(1),
    beta2: z.number().min(0).lt(1),
    epsilon: z.number().min(0),
    weightDecay: z.number().min(0),
    /** Global gradient-norm clip. */
    clip: positive,
  }),
  numerics: z.strictObject({
    /** Format the optimiser keeps the weights in; fp32 where there are master weights. */
    weights: z.enum(FORMATS),
    /** Format gradients and activations are computed in. */
    gradients: z.enum(FORMATS),
    /** Dynamic loss scale, for fp16 gradients (Micikevicius et al. 2018). */
    lossScale: z
      .strictObject({
        initial: positive,
        /** Good steps until it doubles. */
        growthSteps: z.number().int().positive(),
        /** Largest number of the backward pass, in units of the gradient norm. */
        headroom: positive,
      })
      .nullable(),
    /** Log-standard deviation of the size of gradient entries over parameters; the recorded zero shares want 1.2. */
    entrySpread: z.number().min(0),
  }),
  /** Power-law spectrum of the task (Bahri et al. 2021; Maloney et al. 2022). */
  spectrum: z.strictObject({
    modes: z.number().int().min(4).max(512),
    /** Directions that the modes stand for. */
    directions: positive,
    /** Independent directions per frequency (heads, layers, classes): a gradient norm is a sum over at least as many. */
    degeneracy: positive,
    /** Curvature of frequency k is curvature · k^-alpha. */
    alpha: positive.max(10),
    /** Target energy of frequency k is ∝ k^-(1+beta). */
    beta: positive.max(10),
    /** Curvature of the first frequency, in nats per squared unit of the function. */
    curvature: positive,
    /** Loss above the floor of a model that knows nothing, in nats. */
    reducible: positive,
    /** Share of the target already learned at step 0 of the long run (fine-tuning). */
    pretrained: share,
    /** What is learned first, the frequencies of tokens: share of the target energy, and its curvature over that of the first frequency. */
    coarse: z.strictObject({ share: share.lt(1), steepness: positive }).nullable(),
    /** Excess loss above which the softmax gradient saturates, in nats. */
    saturation: positive,
  }),
  groups: z.array(groupSchema).min(1),
  sources: z.array(sourceSchema).min(1),
  /** Data that does not belong in this run; weight 0 unless something lets it in. */
  foreign: z.array(foreignSchema),
  noise: z.strictObject({
    /** Loss noise is this many nats / √(batch size); 20–32 for packed language-model sequences (FACTS a1). */
    lossPerRoot: positive,
    /** Variance of the batch heterogeneity that makes the loss noise heavy-tailed (0: Gaussian). */
    lossHeterogeneity: z.number().min(0),
    /** How much of the heterogeneity shows as a shift of the mean (skew). */
    lossSkew: z.number().min(0),
    /** Tokens or examples that come from one document: a batch of mixed sources is noisier by their difference. */
    documentSize: positive,
    /** One-step hard batches per 1,000 steps, and their mean extra loss in nats (FACTS a6). */
    hardBatchesPerThousand: perThousand,
    hardBatchNats: z.number().min(0),
    /** Gradient noise per direction: variance = gradientPerRoot² / batch size · curvature · mean squared residual. */
    gradientPerRoot: positive,
    /** Gradient noise power in null directions, as a share of that in the modelled ones. */
    nullShare: positive,
    /** Log-standard deviation of the batch's gradient scale early and late, and the steps over which it settles (FACTS c3). */
    gradientScaleEarly: z.number().min(0).max(3),
    gradientScaleLate: z.number().min(0).max(3),
    gradientScaleSteps: positive,
    /** Share of its variance that wanders, and what of that is left after one step (FACTS c4: lags 1, 2, 5, 10 are .2, .2, .1, .02). */
    gradientScaleWander: share,
    gradientScaleMemory: z.number().min(0).lt(1),
    /** Correlation of the gradient scale with the loss noise (FACTS c5). */
    gradientLossCorrelation: z.number().min(-1).max(1),
    /** Batches per 1,000 steps whose gradient exceeds 1.5 × the usual, and the Pareto exponent beyond it (FACTS c6). */
    gradientSpikesPerThousand: perThousand,
    gradientSpikeExponent: positive,
  }),
  /** Unit of the logged gradient norm. */
  gradientUnit: positive,
  calibration: z.strictObject({
    /** Effective number of rival answers. */
    rivals: z.number().min(2),
    /** Classes (vocabulary): cost of a random label is about its logarithm. */
    classes: z.number().int().min(2),
    /** Standard deviation of the logit of being right over examples. */
    spread: z.number().min(0.01).max(20),
    /** Fall of the mean logit of being right per nat of excess loss. */
    slope: positive.max(100),
    /** Change of log logit scale per step at the peak learning rate and full signal. */
    speed: positive.max(1),
    /** Gradient noise of the log logit scale for one token or example. */
    noise: positive,
    /** Weight of the penalty that holds the logit scale (z-loss or head decay). */
    penalty: z.number().min(0),
    /** What all logits have in common, where a z-loss holds it: width of the model, and stored bits of the format of the logits; null where it does not matter. */
    offset: z.strictObject({ width: positive, bits: z.number().int().min(4).max(23) }).nullable(),
  }),
  /** Attention logits; null where nothing could set them free. */
  attention: z
    .strictObject({
      /** Whether a normalisation of queries and keys (QK-norm) holds them at the initial one. */
      normalised: z.boolean(),
      /** Largest logit at initialisation, and once attention has formed. */
      initialLogit: positive,
      formedLogit: positive,
      /** Excess loss in nats at which half of it has formed, and the width of the range. */
      formationExcess: positive,
      formationWidth: positive,
      /** Share of the way to where it rests that the logit goes per unit of learning rate. */
      speed: positive,
      /** Update/weight ratio beyond which queries and keys are turned faster than learning can hold them. */
      turning: positive,
      /** What the logit then grows by in a step, per squared learning rate: a product of two random walks. */
      walk: z.number().min(0),
      /** Logit at which gradients through attention have doubled. */
      sharpeningLogit: positive,
      /** Logit beyond which attention saturates and passes less and less on. */
      saturationLogit: positive,
    })
    .nullable(),
  /** A direction in which many weights move together behind a valley whose walls steepen; null where nothing like it is modelled. */
  instability: z
    .strictObject({
      /** Gradient norm per unit of displacement near the floor of the valley, in logged units. */
      gain: positive,
      /** Units of displacement that a coherent step at the peak learning rate goes. */
      reach: positive.max(100),
      /** Loss of a displacement, in nats: depth · (cosh(displacement) − 1). */
      depth: positive,
      /** Most that it can cost, in nats: what a model costs that is surely wrong. Behind normalisations weights only turn. */
      height: positive.max(100),
      /** Gradient noise along it, in logged units. */
      noise: positive,
      /** Gradient of the other weights that share its second moments, in logged units: what its steps are divided by at least. */
      shared: positive,
      /** Times per 1,000 steps that some batches in a row push along it by chance, how many, and how far, in units of its noise. */
      pushesPerThousand: perThousand,
      pushSteps: z.number().int().positive(),
      pushNoises: z.number().min(0),
    })
    .nullable(),
  memory: z.strictObject({
    /** Batches in one pass over the data set; null: the data are never repeated. */
    epochBatches: z.number().int().positive().nullable(),
    /** Share of what is not yet memorised that one visit at the peak learning rate memorises. */
    gainPerVisit: share,
    /** Share forgotten per step at the peak learning rate. */
    forgettingPerStep: share,
    /** Logit of being right on a memorised example at logit scale 1. */
    memorisedLogit: z.number().min(-50).max(50),
    /** Validation loss gained by fitting a pool of n tokens to the end, in nats · n. */
    overfitting: z.number().min(0),
    /** Evaluation loss in nats, per share of labels that are wrong and memorised. */
    spill: z.number().min(0),
  }),
  cluster: z.strictObject({
    /** Accelerators, or processors where there are none, that wait while the run does. */
    accelerators: z.number().int().positive(),
    stepSeconds: positive,
    /** Log-standard deviation of the step time (FACTS e1). */
    jitter: z.number().min(0).max(3),
    /** Stalls per 1,000 steps of more than twice the median (FACTS e2). */
    stallsPerThousand: perThousand,
    checkpointEvery: z.number().int().positive(),
    /** Slow-down of the step that saves a checkpoint. */
    checkpointFactor: z.number().min(1),
  }),
  evaluation: z.strictObject({
    every: z.number().int().positive(),
    bins: z.number().int().min(5).max(50),
    /** Checkpoint-to-checkpoint noise over the binomial standard error; the items are the same (FACTS g1). */
    jitter: z.number().min(0).max(10),
    /** Per-example standard deviation of the loss, in nats. */
    lossSpread: positive.max(100),
    /** Steps over which the weights that are evaluated are averaged; null: those that train are. */
    averagedSteps: z.number().int().positive().nullable(),
  }),
});

/** A validated, healthy run as data. */
export type Scenario = z.infer<typeof scenarioSchema>;

/**
 * Checks a parsed scenario file.
 * @param where file name shown in messages
 * @throws AppError `invalid scenario: …` naming the field, its value and what is valid
 */
export function parseScenario(value: unknown, where: string): Scenario {
  const scenario = checkShape(scenarioSchema, value, 'scenario', where);
  checkRules(scenario, where);
  return scenario;
}

/** Secret of what belongs to the data and not to a run: targets, and the sampling error of a finite data set. */
export function dataSecret(scenario: Scenario): string {
  return secretOfSeed(`data of ${scenario.id}`);
}

/** Names of all sources in the order hooks see them: the scenario's own, then the foreign ones. */
export function sourceIds(scenario: Scenario): string[] {
  return [...scenario.sources, ...scenario.foreign].map((source) => source.id);
}
