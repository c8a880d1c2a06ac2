/** Closed lists, each written once: list → type → guard. */

export const FAMILIES = ['optimization', 'objective', 'data', 'evaluation', 'systems', 'control'] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * Where in a training job a cause sits: what has to be exchanged or repaired to be rid of it. An experiment or a fix acts on
 * parts and never knows a cause by its name. `plan` and `chance` are those of benign events, which nobody repairs.
 */
export const PARTS = [
  'data',
  'mixture',
  'loader',
  'loss',
  'optimizer',
  'schedule',
  'checkpoint',
  'precision',
  'communication',
  'nodes',
  'storage',
  'initialization',
  'model',
  'evaluation',
  'plan',
  'chance',
] as const;
export type Part = (typeof PARTS)[number];

/** What a fault costs in the end: a worse model, time, a wrong number about a model, or a model that is too sure or too unsure. */
export const HARMS = ['loss', 'throughput', 'evaluation', 'calibration'] as const;
export type Harm = (typeof HARMS)[number];

/** Recorded once per step. */
export const STEP_METRICS = [
  'train-loss',
  'gradient-norm',
  'learning-rate',
  'update-ratio',
  'weight-norm',
  'throughput',
] as const;
export type StepMetric = (typeof STEP_METRICS)[number];

/** Recorded once per step and not shown: what only an experiment or a look into the job would tell. */
export const INTERNAL_METRICS = [
  'clip-factor',
  'loss-scale',
  'zero-gradient-share',
  'attention-logit',
  'rank-norm-square',
  'rank-norm-lowest',
  'rank-loss-deviation',
] as const;
export type InternalMetric = (typeof INTERNAL_METRICS)[number];

/** Recorded per slice at every evaluation. */
export const SLICE_METRICS = ['loss', 'accuracy', 'ece', 'brier', 'confidence'] as const;
export type SliceMetric = (typeof SLICE_METRICS)[number];

/** Codes of the skills a fault exercises. */
export const SKILLS = [
  'A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'B3', 'B4', 'B5', 'C1', 'C2', 'C3', 'C4', 'C5',
  'D1', 'D2', 'D3', 'D4', 'D5', 'E1', 'E2', 'E3', 'E4',
] as const; // biome-ignore format: one row of codes reads better than a column
export type Skill = (typeof SKILLS)[number];

/** The one cause every control has as its answer. */
export const HEALTHY = 'healthy';
