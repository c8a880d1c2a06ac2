import type { InvestigationGrade } from '../puzzle.js';
import { mean } from './bins.js';

/** Spend against par over many investigations. Runs differ in size by orders of magnitude, so hours are shares of their budgets. */
export interface Spend {
  readonly n: number;
  /** Mean score of the investigation, 0–100. */
  readonly score: number;
  /** Mean share of the budget that was spent, and that par is. */
  readonly spent: number;
  readonly par: number;
  /** Mean regret: bits by which the readings tell less than those of par, and share of the budget beyond par. */
  readonly bits: number;
  readonly beyond: number;
  /** Share of the investigations that bought nothing. */
  readonly idle: number;
}

/** Null without a graded investigation. */
export function spendOf(investigations: readonly InvestigationGrade[]): Spend | null {
  if (investigations.length === 0) return null;
  const meanOf = (value: (one: InvestigationGrade) => number) => mean(investigations.map(value));
  return {
    n: investigations.length,
    score: meanOf(({ score }) => score),
    spent: meanOf(({ gpuHours, budget }) => gpuHours / budget),
    par: meanOf(({ par, budget }) => par / budget),
    bits: meanOf(({ regret }) => regret.bits),
    beyond: meanOf(({ regret, budget }) => regret.gpuHours / budget),
    idle: meanOf(({ gpuHours }) => (gpuHours === 0 ? 1 : 0)),
  };
}
