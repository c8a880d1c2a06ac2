import probe from '../../src/probes/zero-gradients.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [['fp16-underflow', 'many more zeros']],
  passesOver: ['label-noise', 'dead-rank'],
});
