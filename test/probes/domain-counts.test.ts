import probe from '../../src/probes/domain-counts.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['mix-shift', 'a source is read more'],
    ['domain-starvation', 'a source is read less'],
    ['unshuffled-data', 'one source at a time'],
  ],
  passesOver: ['label-noise', 'mix-contamination', 'benign-mix-change'],
});
