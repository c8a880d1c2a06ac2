import probe from '../../src/probes/rerun-half-rate.js';
import { describeProbe } from '../helpers/probe.js';

// A lower rate lowers the loss at once, in a healthy run as well: it says little, and costs a window.
describeProbe(probe, { finds: [], passesOver: ['lr-too-high', 'dead-rank'], healthy: 'better' });
