import probe from '../../src/probes/rank-losses.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['batch-size-drop', 'farther apart'],
    ['duplicate-shard', 'closer together'],
  ],
  passesOver: ['straggler-node'],
});
