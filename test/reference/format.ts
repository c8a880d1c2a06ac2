/** Names and shapes of the files in data/, shared by what writes and what reads them. */

export const MODELS = ['lm', 'mlp'] as const;
export type ModelName = (typeof MODELS)[number];

/** Columns with one value a step; `step` itself is 1, 2, … and is not stored. */
export const STEP_COLUMNS = {
  lm: [
    'train_loss',
    'train_acc',
    'grad_norm',
    'lr',
    'update_ratio',
    'param_norm',
    'max_attn_logit',
    'logit_rms',
    'grad_zero_frac',
    'rank_loss_std',
    'rank_gnorm_min',
    'rank_gsq_mean',
  ],
  mlp: [
    'train_loss',
    'train_acc',
    'grad_norm',
    'lr',
    'update_ratio',
    'param_norm',
    'logit_rms',
    'mean_conf',
    'dead_relu_frac',
  ],
} as const;
export type StepColumn = (typeof STEP_COLUMNS)[ModelName][number];

/** What the source index says of a recorded run. */
export interface RealRun {
  readonly run: string;
  readonly model: ModelName;
  readonly fault: string;
  readonly healthy: boolean;
  /** First step of the fault; steps count from 1. */
  readonly onset_step: number | null;
  readonly affected_slice: string | null;
  readonly severity: number;
  /** Step at which a transient fault is repaired. */
  readonly offset_step?: number | null;
  readonly control_variant: Readonly<Record<string, number>> | null;
  readonly seed: number;
  readonly paired_control: string | null;
  readonly description: string;
  readonly hyper: Readonly<Record<string, unknown>>;
  readonly last_step: number;
  readonly catalogue_id: string;
  readonly composite: readonly string[] | null;
  readonly dose: Readonly<Record<string, number>>;
}

/** Mean and population standard deviation over the recorded seeds, one entry a window. */
export interface RecordedEffect {
  readonly mean: readonly number[];
  readonly sd: readonly number[];
}

export interface RecordedSignature {
  /** Recorded seeds; the pack holds the runs of the first two. */
  readonly n: number;
  readonly runs: readonly string[];
  readonly effects: Readonly<Record<string, RecordedEffect>>;
}

/** Mean and deviation over the control runs of one variant. */
export interface HealthyStatistics {
  readonly n: number;
  readonly stats: Readonly<Record<string, readonly [mean: number, sd: number]>>;
}

/** A run that its owners published. */
export interface PublicLog {
  readonly id: string;
  readonly rows: number;
  readonly columns: readonly string[];
  readonly source: { readonly repo: string; readonly path: string; readonly commit: string };
  readonly license: string;
  readonly kind: string;
  readonly description: string;
  readonly tokens_per_step: number | null;
  /** Tokens in the logged loss, where they are not those of the step. */
  readonly loss_tokens?: number | null;
  readonly health: string;
  readonly problem: string | null;
}

/** Where a series comes from, one entry a file of data/. */
export interface Provenance {
  readonly file: string;
  readonly repository: string;
  readonly path: string;
  readonly commit: string;
  readonly licence: string;
}

export const FILES = {
  runs: 'real-runs/runs.json.br',
  signatures: 'real-runs/signatures.json.br',
  healthy: 'real-runs/healthy.json.br',
  steps: (model: ModelName, column: string): string => `real-runs/${model}.${column}.br`,
  evaluations: (model: ModelName): string => `real-runs/${model}.evaluations.br`,
  logs: 'logs/logs.json.br',
  log: (id: string): string => `logs/${id}.csv.br`,
} as const;
