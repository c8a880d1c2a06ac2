import probe from '../../src/probes/initialization-check.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  scenario: 'llm-pretrain-13b',
  finds: [['init-scale-too-large', 'larger']],
  passesOver: ['tensor-parallel-seed'],
});
