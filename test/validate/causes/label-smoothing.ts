import { defineCause } from './define.js';

/**
 * Smoothing by ε trains on what uniformly random labels for a share ε of the targets have as their mean, so it is label
 * noise without the noise, which is what the hook is.
 */
export const labelSmoothingLeftOn = defineCause({
  id: 'label-smoothing-left-on',
  family: 'objective',
  summary: 'Targets are smoothed.',
  dose: {
    smoothing: {
      description: 'share of the target that goes evenly to all classes',
      from: 0.05,
      to: 0.2,
      scale: 'log',
      min: 0,
      max: 1,
    },
  },
  create({ dose, scenario }) {
    const { classes } = scenario.calibration;
    const share = ((dose as { smoothing: number }).smoothing * (classes - 1)) / classes;
    return { labelNoise: (present) => present + (1 - present) * share };
  },
});
