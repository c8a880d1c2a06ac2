import probe from '../../src/probes/gradient-check.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['gradient-sum', 'a multiple of the mean'],
    ['dead-rank', 'some ranks missing'],
    ['stale-rank', 'some ranks repeat'],
    ['missing-allreduce', 'not reduced'],
  ],
  passesOver: ['batch-size-drop', 'label-noise'],
});
