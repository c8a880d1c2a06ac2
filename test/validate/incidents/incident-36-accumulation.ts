import type { Hooks } from '../../../src/run/fault.js';
import type { Scenario } from '../../../src/run/scenario.js';
import { median } from '../../helpers/statistics.js';
import { defineIncident } from './incident.js';
import { run } from './runs.js';

const STEPS = 300;

/** What is too large by the number of accumulated batches, or too small. */
const scaledBy = (factor: number): Hooks => ({
  reduction: (present) => present * factor,
  loggedLoss: (present) => present * factor,
});

/** Logged loss and norm of such a run over its twin's, at each step. */
function ratios(scenario: Scenario, secret: string, factor: number) {
  const faulty = run({ scenario, secret, steps: STEPS, acting: [{ hooks: scaledBy(factor), onset: 0 }] });
  const twin = run({ scenario, secret, steps: STEPS });
  const over = (series: 'train-loss' | 'gradient-norm') =>
    faulty.series[series].map((value, step) => value / twin.series[series][step]!);
  const loss = over('train-loss');
  const norm = over('gradient-norm');
  return { loss: median(loss), norm: median(norm), firstLoss: loss[0]!, firstNorm: norm[0]! };
}

const set = 'the sum sets it';
const within = 1.1;

export const accumulation = defineIncident({
  incident: 36,
  name: 'accumulation not normalised (axolotl 2262, unsloth-zoo 1023, transformers 35438)',
  scenario: 'sft-8b',
  setting: 'fine-tuning with 2, 4 or 8 accumulated batches of one global batch',
  cause: 'the losses of the accumulated batches are summed and not averaged, or divided by their number twice',
  figures: {
    two: { text: 'logged loss × at 2 accumulated batches', value: 2, within, set },
    four: { text: 'at 4', value: 4.166698 / 1.041674, within, set },
    twice: { text: 'at 4, divided twice', value: 0.260419 / 1.041674, within, set },
    eight: { text: 'at 8', value: 8, within, set },
    norm: { text: 'gradient norm × at 8 accumulated batches', value: 8, within, set },
  },
  orders: { together: 'loss and norm are off by one factor from the first step on' },
  replay(sft, secret) {
    const at = (batches: number, factor: number) =>
      ratios({ ...sft, batch: { ...sft.batch, accumulation: batches } }, secret, factor);
    const eight = at(8, 8);
    return {
      figures: {
        two: at(2, 2).loss,
        four: at(4, 4).loss,
        twice: at(4, 1 / 4).loss,
        eight: eight.loss,
        norm: eight.norm,
      },
      orders: { together: Math.abs(eight.firstLoss / eight.firstNorm - 1) < 1e-9 },
    };
  },
});
