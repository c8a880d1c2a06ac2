import type { Ensembles } from './ensembles.js';
import { judgeLaws, type LawRow } from './law.js';
import { noiseLaws } from './laws-noise.js';
import { classifierLaws, recordedLaws, UNMODELLED } from './laws-others.js';
import { runLaws } from './laws-run.js';
import { fineTuningLaws } from './laws-sft.js';
import { smallBatchLaws } from './laws-small-batch.js';
import { wholeRunLaws } from './laws-whole-run.js';

/** Every law of docs/measurements.md and of the recorded controls, in the order of the table. */
export function compareLaws(ensembles: Ensembles): LawRow[] {
  const entries = [
    ...noiseLaws(ensembles),
    ...smallBatchLaws(ensembles),
    ...runLaws(ensembles),
    ...wholeRunLaws(ensembles),
    ...fineTuningLaws(ensembles),
    ...classifierLaws(ensembles),
    ...recordedLaws(ensembles),
    ...UNMODELLED,
  ];
  return judgeLaws(entries, ensembles.ids);
}
