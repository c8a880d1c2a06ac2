import { z } from 'zod';
import { checkShape } from '../core/shape.js';
import { PANELS } from './panels.js';

const finite = z.number();

/** How one feature becomes a number of order 1: asinh((x − centre)/unit), cut at ±`MOST`. */
const scaleSchema = z.strictObject({ centre: finite, unit: z.number().positive() });

/**
 * Weights for one set of panels. A run is weighed by the head that uses most of the panels it has: so each head is calibrated
 * for exactly what it sees, and a missing panel makes the posterior as wide as it ought to be.
 */
const headSchema = z.strictObject({
  /** Scenario it was fitted on, null: runs of all kinds. */
  scenario: z.string().nullable(),
  panels: z.array(z.enum(PANELS)).min(1),
  causes: z.array(z.string()).min(2),
  /** Indices of the features it reads. */
  features: z.array(z.number().int().min(0)),
  /** Their scales: what is far for a loss of one scenario is nothing among all jobs. Shape [features]. */
  scales: z.array(scaleSchema),
  /** Log-likelihood of each cause, up to a constant, where every feature is at its centre. Shape [causes]. */
  bias: z.array(finite),
  /** weights[cause][feature × BASIS + b]. */
  weights: z.array(z.array(finite)),
  /** Typicality: quantiles of the surprise of simulated runs, ascending. */
  surprises: z.array(finite).min(2),
  /** Standard deviation of each scaled feature over healthy runs, with other data orders. Shape [features]. */
  controls: z.array(z.number().positive()),
  /** Mean and standard deviation of each feature after scaling. Shape [features]. */
  means: z.array(finite),
  deviations: z.array(z.number().positive()),
});

export const modelSchema = z.strictObject({
  format: z.literal('lossleuth-diagnostician'),
  version: z.literal(1),
  /** Generator it was fitted on; another one draws other runs. */
  generator: z.string(),
  /** Faults it knows that act from the first step of a run. */
  fromStart: z.array(z.string()),
  onset: z.strictObject({
    weights: z.record(z.string(), z.array(finite)),
    position: z.tuple([finite, finite]),
    /** What the evidence of a row is multiplied by to be calibrated. */
    sharpness: z.number().positive(),
  }),
  /** Ids of all features. */
  features: z.array(z.string()),
  heads: z.array(headSchema).min(1),
  /**
   * Share of draws of each cause, by scenario, that a solver with all evidence would tell, and that are of tier 1 to 5: where
   * to look for a puzzle of a tier.
   */
  tiers: z.record(z.string(), z.record(z.string(), z.array(z.number().min(0).max(1)).length(5))),
});

/** The fitted diagnostician. */
export type DiagnosticModel = z.infer<typeof modelSchema>;
export type Head = DiagnosticModel['heads'][number];
export type Scale = Head['scales'][number];

/** @throws AppError `invalid diagnostician: …` */
export function parseModel(value: unknown, where: string): DiagnosticModel {
  return checkShape(modelSchema, value, 'diagnostician', where);
}
