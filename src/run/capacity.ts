import { power } from '../core/maths.js';

/** Loss that a language model of N parameters leaves however long it trains: 406.4 · N^−.34 nats a token (Hoffmann et al. 2022, approach 3). */
const SIZE_NATS = 406.4;
const SIZE_EXPONENT = 0.34;

/** Loss in nats a token that a model of so many parameters leaves beyond its plan, where only a share of them differ. */
export function capacityLoss(parameters: number, distinct: number): number {
  return SIZE_NATS * power(parameters, -SIZE_EXPONENT) * (power(distinct, -SIZE_EXPONENT) - 1);
}
