import { type Catalogue, createCatalogue } from '../../../src/catalogue.js';
import { corruptBatches, evalContamination, mixShift, unshuffledData } from './data.js';
import { evalDropoutOn, evalTemperatureWrong } from './evaluation.js';
import { benignBatchChange, clipMissing, deadUnits, optimizerStateReset, weightDecayMissing } from './optimizer.js';
import { benignLrRestart, lrDecayEarly, lrDecayMissing, lrTooHigh, warmupMissing } from './schedule.js';
import { bf16UpdateLoss, deadRank, fp16Underflow, staleRank } from './systems.js';

const CAUSES = [
  benignBatchChange,
  benignLrRestart,
  bf16UpdateLoss,
  clipMissing,
  corruptBatches,
  deadRank,
  deadUnits,
  evalContamination,
  evalDropoutOn,
  evalTemperatureWrong,
  fp16Underflow,
  lrDecayMissing,
  lrTooHigh,
  mixShift,
  optimizerStateReset,
  staleRank,
  unshuffledData,
  warmupMissing,
  weightDecayMissing,
];

/** The catalogue with the recorded causes it lacks. */
export function withCauses(catalogue: Catalogue): Catalogue {
  const replaced = lrDecayEarly(catalogue);
  const kept = catalogue.all.filter(({ meta }) => meta.id !== replaced.meta.id);
  const lacking = CAUSES.filter(({ meta }) => !catalogue.all.some((fault) => fault.meta.id === meta.id));
  return createCatalogue([...kept, replaced, ...lacking]);
}
