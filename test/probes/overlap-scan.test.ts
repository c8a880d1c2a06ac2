import probe from '../../src/probes/overlap-scan.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [['eval-contamination', 'items of a slice']],
  passesOver: ['mix-shift', 'duplicate-shard'],
});
