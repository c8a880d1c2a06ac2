import { THEMES } from '../../src/charts/theme.js';
import type { World } from './compared.js';
import type { Picture } from './page.js';
import { recordedRates, sweepRates } from './sweep.js';
import { sweepPanel } from './sweep-panel.js';

/** What a whole run comes to at other learning rates, beside the recorded runs that differ in nothing else. */
export function learningRatePicture({ scenario }: World): Picture {
  const { run, twin } = THEMES.light;
  const [tiny, large] = [scenario('tiny-transformer'), scenario('llm-pretrain-7b')];
  return {
    file: 'engine-learning-rate-sweep.svg',
    title: 'Final loss against peak learning rate',
    subtitle: 'Whole runs from initialisation to the end of the schedule; train loss over the last 100 steps.',
    legend: [
      { label: 'simulated: mean of three seeds; dots: each; band: their range', colour: run, dashed: false },
      { label: 'recorded: the real transformer; diamonds: two seeds', colour: twin, dashed: true },
    ],
    rows: [
      {
        height: 240,
        panels: [sweepPanel(tiny, sweepRates(tiny), recordedRates()), sweepPanel(large, sweepRates(large), [])],
      },
    ],
  };
}
