import probe from '../../src/probes/small-rate-sweep.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  scenario: 'tiny-transformer',
  finds: [],
  passesOver: [],
});
