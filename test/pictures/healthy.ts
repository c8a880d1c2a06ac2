import { healthyRun, type World } from './compared.js';
import { RUN_ALONE } from './legends.js';
import type { Picture } from './page.js';
import { lossBySlice, stepPanel } from './run-panels.js';

/** What a healthy run looks like. */
export function healthyPicture({ scenario }: World): Picture {
  const compared = healthyRun(scenario('llm-pretrain-7b'));
  return {
    file: 'engine-healthy.svg',
    title: 'A healthy run',
    subtitle: `${compared.told}.`,
    legend: RUN_ALONE,
    rows: [
      { height: 150, panels: [stepPanel(compared, 'train-loss', { smoothing: 0.98 })] },
      {
        height: 120,
        panels: [
          stepPanel(compared, 'gradient-norm'),
          stepPanel(compared, 'update-ratio'),
          stepPanel(compared, 'weight-norm'),
        ],
      },
      { height: 150, panels: [lossBySlice(compared)] },
    ],
  };
}
