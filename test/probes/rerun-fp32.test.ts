import probe from '../../src/probes/rerun-fp32.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [['fp16-underflow', 'worse']],
  passesOver: ['label-noise', 'dead-rank'],
});
