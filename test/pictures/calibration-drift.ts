import { runWithFault, type World } from './compared.js';
import { RUN_AND_TWIN } from './legends.js';
import type { Picture } from './page.js';
import { reliabilityPanel } from './reliability-panel.js';
import { stepPanel } from './run-panels.js';
import { slicePanel } from './slice-panel.js';

/** Calibration drifts away while the accuracy stays: what holds the logit scale is gone. */
export function calibrationDriftPicture(world: World): Picture {
  const compared = runWithFault(world, {
    scenario: 'vision-finetune',
    fault: 'calibration-drift',
    share: 1 / 3,
    severity: 1,
  });
  const { scenario, run, onset } = compared;
  const sizes = scenario.sources.map(({ evaluationSize }) => evaluationSize);
  // The slice with most items: its readings are the least noisy.
  const slice = sizes.indexOf(Math.max(...sizes));
  const last = run.evaluations.steps.length - 1;
  const before = run.evaluations.steps.findLastIndex((step) => step < onset!);
  return {
    file: 'engine-calibration-drift.svg',
    title: 'Calibration drift',
    subtitle: `${compared.told}.`,
    legend: RUN_AND_TWIN,
    rows: [
      {
        height: 130,
        panels: [stepPanel(compared, 'train-loss', { smoothing: 0.95 }), slicePanel(compared, 'loss', slice)],
      },
      { height: 130, panels: [slicePanel(compared, 'accuracy', slice), slicePanel(compared, 'ece', slice)] },
      {
        height: 170,
        panels: [
          slicePanel(compared, 'confidence', slice),
          reliabilityPanel(compared, slice, before),
          reliabilityPanel(compared, slice, last),
        ],
      },
    ],
  };
}
