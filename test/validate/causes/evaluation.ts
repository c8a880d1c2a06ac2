import { defineCause } from './define.js';

/** Causes in how the run is evaluated, on every slice; training is untouched. */

export const evalDropoutOn = defineCause({
  id: 'eval-dropout-on',
  family: 'evaluation',
  summary: 'The model is evaluated in training mode.',
  dose: {
    dropped: { description: 'share of units that are dropped', from: 0.05, to: 0.3, scale: 'log', min: 0, max: 0.9 },
  },
  create({ dose }) {
    const { dropped } = dose as { dropped: number };
    return {
      evaluation(_, settings) {
        settings.dropped = Math.max(settings.dropped, dropped);
      },
    };
  },
});

export const evalTemperatureWrong = defineCause({
  id: 'eval-temperature-wrong',
  family: 'evaluation',
  summary: 'Logits are multiplied by a factor at evaluation.',
  dose: {
    factor: { description: 'factor on the logits', from: 1.3, to: 3, scale: 'log', min: 0.05, max: 20 },
  },
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return {
      evaluation(_, settings) {
        settings.temperature /= factor;
      },
    };
  },
});
