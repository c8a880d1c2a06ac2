import probe from '../../src/probes/loss-scale.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  scenario: 'llm-pretrain-13b',
  finds: [
    ['fp16-underflow', 'far lower'],
    ['fp16-scale-collapse', 'far lower'],
  ],
  passesOver: ['label-noise'],
});
