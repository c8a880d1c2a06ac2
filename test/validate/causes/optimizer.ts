import { defineCause } from './define.js';

/** Causes in the optimiser: its state, its settings, the size of its batches. */

export const optimizerStateReset = defineCause({
  id: 'optimizer-state-reset',
  family: 'optimization',
  summary: 'A resume clears the moments and the count of steps.',
  dose: {},
  create: () => ({
    optimizerState(change, { sinceOnset }) {
      if (sinceOnset > 0) return;
      change.momentsLost = true;
      change.stepsLost = true;
    },
  }),
});

export const clipMissing = defineCause({
  id: 'clip-missing',
  family: 'optimization',
  summary: 'Gradients are clipped far too late, or not at all.',
  dose: {
    factor: { description: 'factor on the clipping threshold', from: 5, to: 1e4, scale: 'log', min: 1, max: 1e12 },
  },
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return {
      optimizer(settings) {
        settings.clip *= factor;
      },
    };
  },
});

/**
 * The decay of the head is what holds the logit scale where there is no z-loss; the engine has one penalty for both. None of
 * the recorded runs has a z-loss.
 */
export const weightDecayMissing = defineCause({
  id: 'weight-decay-missing',
  family: 'optimization',
  summary: 'Weight decay is off.',
  dose: {
    removed: { description: 'share of the decay that is removed', from: 0.5, to: 1, scale: 'linear', min: 0, max: 1 },
  },
  create({ dose }) {
    const { removed } = dose as { removed: number };
    return {
      optimizer(settings) {
        settings.weightDecay *= 1 - removed;
      },
      logitPenalty: (weight) => weight * (1 - removed),
    };
  },
});

/** What the recording calls dead units in its second mode: a burst of the learning rate that kills activations. */
export const deadUnits = defineCause({
  id: 'dead-units',
  family: 'optimization',
  summary: 'A few huge steps push the biases of many units below all of their inputs.',
  dose: {
    factor: { description: 'factor on the learning rate', from: 100, to: 400, scale: 'log', min: 1, max: 10_000 },
    steps: { description: 'length of the burst', from: 1, to: 3, scale: 'linear', integer: true, min: 1, max: 100 },
  },
  create({ dose }) {
    const { factor, steps } = dose as { factor: number; steps: number };
    return { learningRate: (rate, { sinceOnset }) => (sinceOnset < steps ? rate * factor : rate) };
  },
});

export const benignBatchChange = defineCause({
  id: 'benign-batch-change',
  family: 'control',
  summary: 'A planned change of the batch size; the learning rate stays.',
  dose: {
    factor: { description: 'new batch size over the old one', from: 1.5, to: 4, scale: 'log', min: 0.01, max: 100 },
  },
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return { batchSize: (size) => Math.max(1, Math.round(size * factor)) };
  },
});
