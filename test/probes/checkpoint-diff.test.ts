import probe from '../../src/probes/checkpoint-diff.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['adam-step-reset', 'count of steps lost'],
    ['moments-lost', 'moments lost'],
    ['optimizer-state-reset', 'moments and count of steps lost'],
    ['partial-restore', 'weights lost'],
    ['loader-rewind', 'position in the data lost'],
  ],
  passesOver: ['lr-spike', 'duplicate-shard'],
});
