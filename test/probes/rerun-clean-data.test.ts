import probe from '../../src/probes/rerun-clean-data.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['label-noise', 'better'],
    ['target-leak', 'better'],
  ],
  passesOver: ['dead-rank', 'mix-shift'],
});
