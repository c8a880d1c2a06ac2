import type { Diagnostician } from '../../diagnose/diagnostician.js';
import { importRun } from '../../diagnose/importers/import-run.js';
import type { RunDiagnosis } from '../../diagnose/run-diagnosis.js';
import { drawnPanels, PANEL_NAMES } from './drawn-panels.js';
import { reportOf, rounded } from './report.js';
import type { RunUpload } from './upload.js';

/**
 * Reads a user's run, weighs it, and thins it for drawing.
 * @throws AppError for a run that cannot be read or weighed
 */
export async function diagnoseUpload(diagnostician: Diagnostician, upload: RunUpload): Promise<RunDiagnosis> {
  const { files, evaluation, map, run } = upload;
  const { observation, notes, format } = await importRun(files, { evaluation, map, ...(run === null ? {} : { run }) });
  const diagnosis = diagnostician.diagnose(observation);
  const { steps } = observation;
  return {
    ...reportOf(diagnosis, notes),
    prior: each(diagnosis.prior),
    weights: diagnosis.evidence.map(({ panel, weights }) => ({ panel, weights: each(weights) })),
    names: PANEL_NAMES,
    run: {
      format,
      rows: steps.length,
      from: steps[0]!,
      to: steps.at(-1)!,
      panels: drawnPanels(observation),
    },
  };
}

function each(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, rounded(value)]));
}
