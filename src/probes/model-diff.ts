import type { Probe } from '../lab/probe.js';

export default {
  meta: {
    id: 'model-diff',
    name: 'Model in memory against the configuration',
    question:
      'Are the normalisations, the parameters of the optimiser and the global batch those of the configuration?',
    kind: 'measurement',
  },
  findings: ['as configured', 'batch differs', 'normalisation is off', 'parameters are missing from the optimiser'],
  hours: () => 0.1,
  excludedFrom: () => null,
  read({ scenario, causes, planned }) {
    const [acting, plan] = [causes(), planned()];
    const step = scenario.window.steps - 1;
    const [batch, expected] = [acting, plan].map((one) => one.number('batchSize', step, scenario.batch.size));
    const moving = acting.number('moving', step, 1);
    const normalised = scenario.attention?.normalised ?? false;
    const held = acting.number('attentionHeld', step, normalised ? 1 : 0) > 0;
    const finding =
      moving < 1
        ? 'parameters are missing from the optimiser'
        : held !== normalised
          ? 'normalisation is off'
          : batch !== expected
            ? 'batch differs'
            : 'as configured';
    const onOff = (on: boolean) => (on ? 'on' : 'off');
    return {
      finding,
      text:
        finding === 'as configured'
          ? 'All that was compared is as configured.'
          : `Against the configuration: ${finding}.`,
      series: [],
      table: {
        columns: ['Compared', 'configured and announced', 'in memory'],
        rows: [
          [`Global batch (${scenario.batch.unit})`, expected!, batch!],
          ['Parameters that the optimiser updates', '100 %', `${Math.round(100 * moving)} %`],
          ...(scenario.attention === null
            ? []
            : [['Normalisation of queries and keys', onOff(normalised), onOff(held)]]),
        ],
      },
    };
  },
} satisfies Probe;
