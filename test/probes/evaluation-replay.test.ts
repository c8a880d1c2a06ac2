import probe from '../../src/probes/evaluation-replay.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['eval-temperature-wrong', 'only calibration differs'],
    ['eval-format-mismatch', 'one slice differs'],
    ['eval-dropout-on', 'all slices differ'],
  ],
  passesOver: ['slice-regression', 'label-noise'],
});
