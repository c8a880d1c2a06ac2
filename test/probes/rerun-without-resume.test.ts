import probe from '../../src/probes/rerun-without-resume.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['partial-restore', 'better'],
    ['adam-step-reset', 'different'],
  ],
  passesOver: ['label-noise', 'duplicate-shard'],
});
