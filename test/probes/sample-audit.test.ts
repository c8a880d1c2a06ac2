import probe from '../../src/probes/sample-audit.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['mix-contamination', 'gibberish'],
    ['target-leak', 'targets in the inputs'],
    ['slice-regression', 'stripped documents'],
  ],
  passesOver: ['label-noise', 'mix-shift'],
});
