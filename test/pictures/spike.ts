import { runWithFault, type World } from './compared.js';
import { RUN_AND_TWIN } from './legends.js';
import type { Picture } from './page.js';
import { stepPanel } from './run-panels.js';

/** A severe spike of the learning rate, which leaves the weights larger than it found them. */
export function spikePicture(world: World): Picture {
  const compared = runWithFault(world, { scenario: 'llm-pretrain-7b', fault: 'lr-spike', share: 1 / 3, severity: 1 });
  const panel = (metric: Parameters<typeof stepPanel>[1], log = false) => stepPanel(compared, metric, { log });
  return {
    file: 'engine-spike.svg',
    title: 'A learning-rate spike, and what it leaves behind',
    subtitle: `${compared.told}.`,
    legend: RUN_AND_TWIN,
    rows: [
      { height: 140, panels: [panel('train-loss'), panel('update-ratio', true)] },
      { height: 140, panels: [panel('gradient-norm'), panel('weight-norm')] },
    ],
  };
}
