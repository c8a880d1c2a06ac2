import probe from '../../src/probes/label-audit.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [['label-noise', 'many wrong late']],
  passesOver: ['mix-contamination', 'target-leak'],
});
