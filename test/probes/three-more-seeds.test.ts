import probe from '../../src/probes/three-more-seeds.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [],
  passesOver: ['label-noise', 'dead-rank'],
});
