import probe from '../../src/probes/learning-rate-readback.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['lr-too-high', 'higher'],
    ['lr-decay-early', 'lower'],
    ['lr-spike', 'off for a time'],
  ],
  passesOver: ['label-noise', 'benign-lr-restart', 'benign-decay-drop'],
});
