import probe from '../../src/probes/loss-check.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['accumulation-misnormalized', 'scaled'],
    ['output-logit-drift', 'a penalty is missing'],
    ['padding-unmasked', 'padding counted', 'sft-8b'],
    ['label-smoothing-left-on', 'targets smoothed', 'vision-finetune'],
    ['class-weights-wrong', 'classes weighted', 'vision-finetune'],
    ['calibration-drift', 'a penalty is missing', 'vision-finetune'],
  ],
  passesOver: ['label-noise'],
});
