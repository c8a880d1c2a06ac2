import { z } from 'zod';
import { invalid, unsupported } from '../core/errors.js';
import { secretOfSeed } from '../core/rng.js';
import { checkShape, located } from '../core/shape.js';

const share = z.number().min(0).max(1);
const positive = z.number().positive();
const identifier = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');

/** A source of training data and, unless it is foreign, the slice of the evaluation set that belongs to it. */
const sourceSchema = z.strictObject({
  id: identifier,
  name: z.string(),
  /** Sampling weight; the weights of all sources sum to 1. Foreign sources have none. */
  weight: share,
  /** Entropy floor of the source in nats per token (or per label). */
  floor: z.number().min(0),
  /** Share of the target energy that this source does not share with the others. */
  privateShare: share,
  /** Tilt of the emphasis over modes: > 0 stresses slow, fine modes. */
  tilt: z.number().min(-1).max(1),
  /** Examples (tokens for a language model) in the evaluation slice. */
  evaluationSize: z.number().int().positive(),
  /** Mean logit of being right when nothing reducible is left. */
  competence: z.number(),
});
const foreignSchema = sourceSchema.omit({ weight: true, evaluationSize: true, competence: true });

const groupSchema = z.strictObject({
  id: identifier,
  /** Share of all parameters. */
  parameters: share,
  /** RMS of the weights at initialisation. */
  initialRms: positive,
});

const scheduleSchema = z.strictObject({
  kind: z.enum(['cosine', 'wsd']),
  peak: positive,
  /** Learning rate at the end, as a share of the peak. */
  floor: share,
  warmupSteps: z.number().int().min(0),
  /** Steps of the whole (long) run. */
  totalSteps: z.number().int().positive(),
  /** Length of the final linear decay of a warm-up–stable–decay schedule, in steps; ignored by cosine. */
  decaySteps: z.number().int().min(0),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** A healthy run as data: everything the engine needs, nothing about faults. Validated from scenarios/runs/*.yaml. */
export const scenarioSchema = z.strictObject({
  id: identifier,
  title: z.string(),
  task: z.enum(['language-model', 'classifier']),
  /** What a person reads on the run card; free text, no numbers the engine uses. */
  card: z.strictObject({
    model: z.string(),
    data: z.string(),
    hardware: z.string(),
    precision: z.string(),
    summary: z.string(),
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
  }),
  schedule: scheduleSchema,
  optimizer: z.strictObject({
    beta1: z.number().min(0).lt(1),
    beta2: z.number().min(0).lt(1),
    epsilon: z.number().min(0),
    weightDecay: z.number().min(0),
    /** Global gradient-norm clip. */
    clip: positive,
  }),
  /** Power-law spectrum of the task (Bahri et al. 2021; Maloney et al. 2022). */
  spectrum: z.strictObject({
    modes: z.number().int().min(4).max(512),
    /** Directions that the modes stand for. */
    directions: positive,
    /** Independent directions per frequency (heads, layers, classes): a gradient norm is a sum over at least as many. */
    degeneracy: positive,
    /** Curvature of frequency k is curvature · k^-alpha. */
    alpha: positive,
    /** Target energy of frequency k is ∝ k^-(1+beta). */
    beta: positive,
    /** Curvature of the first frequency, in nats per squared unit of the function. */
    curvature: positive,
    /** Loss above the floor of a model that knows nothing, in nats. */
    reducible: positive,
    /** Share of the target already learned at step 0 of the long run (fine-tuning). */
    pretrained: share,
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
    hardBatchesPerThousand: z.number().min(0),
    hardBatchNats: z.number().min(0),
    /** Gradient noise per direction: variance = gradient² · curvature · mean squared residual. */
    gradient: positive,
    /** Gradient noise power in null directions, as a share of that in the modelled ones. */
    nullShare: positive,
    /** Log-standard deviation of the batch's gradient scale early and late, and the steps over which it settles (FACTS c3). */
    gradientScaleEarly: z.number().min(0),
    gradientScaleLate: z.number().min(0),
    gradientScaleSteps: positive,
    /** Share of its variance that wanders, and what of that is left after one step (FACTS c4: lags 1, 2, 5, 10 are .2, .2, .1, .02). */
    gradientScaleWander: share,
    gradientScaleMemory: z.number().min(0).lt(1),
    /** Correlation of the gradient scale with the loss noise (FACTS c5). */
    gradientLossCorrelation: z.number().min(-1).max(1),
    /** Batches per 1,000 steps whose gradient exceeds 1.5 × the usual, and the Pareto exponent beyond it (FACTS c6). */
    gradientSpikesPerThousand: z.number().min(0),
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
    spread: positive,
    /** Fall of the mean logit of being right per nat of excess loss. */
    slope: positive,
    /** Change of log logit scale per step at the peak learning rate and full signal. */
    speed: positive,
    /** Gradient noise of the log logit scale for one token or example. */
    noise: positive,
    /** Weight of the penalty that holds the logit scale (z-loss or head decay). */
    penalty: z.number().min(0),
  }),
  /** Attention logits that nothing normalises; null where a normalisation of queries and keys holds them (QK-norm) or there are none. */
  attention: z
    .strictObject({
      /** Largest logit at initialisation, and once attention has formed. */
      initialLogit: positive,
      formedLogit: positive,
      /** Excess loss in nats at which half of it has formed, and the width of the range. */
      formationExcess: positive,
      formationWidth: positive,
      /** Share of the way to where it rests that the logit goes per unit of learning rate. */
      speed: positive,
      /** Learning rate times logit from which on it grows by itself. */
      instability: positive,
      /** Logit at which gradients through attention have doubled. */
      sharpeningLogit: positive,
      /** Logit beyond which attention saturates and passes less and less on. */
      saturationLogit: positive,
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
    memorisedLogit: z.number(),
    /** Validation loss gained by fitting a pool of n tokens to the end, in nats · n. */
    overfitting: z.number().min(0),
  }),
  cluster: z.strictObject({
    stepSeconds: positive,
    /** Log-standard deviation of the step time (FACTS e1). */
    jitter: z.number().min(0),
    /** Stalls per 1,000 steps of more than twice the median (FACTS e2). */
    stallsPerThousand: z.number().min(0),
    checkpointEvery: z.number().int().positive(),
    /** Slow-down of the step that saves a checkpoint. */
    checkpointFactor: z.number().min(1),
  }),
  evaluation: z.strictObject({
    every: z.number().int().positive(),
    bins: z.number().int().min(5).max(50),
    /** Checkpoint-to-checkpoint noise over the binomial standard error; the items are the same (FACTS g1). */
    jitter: z.number().min(0),
    /** Per-example standard deviation of the loss, in nats. */
    lossSpread: positive,
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
  const total = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0);
  const weights = total(scenario.sources.map((source) => source.weight));
  if (Math.abs(weights - 1) > 1e-9)
    throw invalid(located('scenario', where), `sources.*.weight: sums to ${weights}, must sum to 1`);
  const groups = total(scenario.groups.map((group) => group.parameters));
  if (Math.abs(groups - 1) > 1e-9)
    throw invalid(located('scenario', where), `groups.*.parameters: sums to ${groups}, must sum to 1`);
  const ids = [...scenario.sources, ...scenario.foreign].map((source) => source.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw invalid(located('scenario', where), `sources.*.id = ${twice} (must differ from each other)`);
  const { schedule, window } = scenario;
  if (schedule.warmupSteps + (schedule.kind === 'wsd' ? schedule.decaySteps : 0) > schedule.totalSteps)
    throw invalid(
      located('scenario', where),
      `schedule.totalSteps: ${schedule.totalSteps} ends before the decay begins`,
    );
  if (window.firstStep + window.steps > schedule.totalSteps)
    throw invalid(located('scenario', where), `window: ends after schedule.totalSteps (${schedule.totalSteps})`);
  if (scenario.memory.epochBatches !== null && window.firstStep > 0)
    throw unsupported(
      located('scenario', where),
      `window.firstStep: ${window.firstStep} (data that repeat must be shown from step 0)`,
    );
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
