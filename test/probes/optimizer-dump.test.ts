import probe from '../../src/probes/optimizer-dump.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['epsilon-too-large', 'ε differs'],
    ['weight-decay-too-large', 'weight decay differs'],
    ['clip-too-tight', 'clipping differs'],
    ['adam-step-reset', 'count of steps differs'],
    ['beta2-too-high', 'β₂ differs', 'llm-pretrain-13b'],
  ],
  passesOver: ['lr-too-high', 'moments-lost'],
});
