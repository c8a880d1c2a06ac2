import type { Diagnostician } from '../../diagnose/diagnostician.js';
import type { Feature } from '../../diagnose/feature.js';
import { importRun } from '../../diagnose/importers/import-run.js';
import type { Likelihoods } from '../../puzzle/investigation/likelihoods.js';
import { type KnownProbe, nextProbeFor } from '../../puzzle/investigation/next-probe.js';
import { diagnosisJson } from '../../report/diagnosis-json.js';
import { separationsOf } from '../../report/missing-panels.js';
import { PANEL_NAMES } from '../../report/panel-names.js';
import { printable } from '../../report/printable.js';
import { type CauseWords, nameOf, type Report } from '../../report/report.js';
import type { RunDiagnosis } from '../../report/run-diagnosis.js';
import { missingText, onsetText, readText, typicalityText } from '../../report/words.js';
import { drawnPanels } from './drawn-panels.js';
import type { RunUpload } from './upload.js';

/** What a run is diagnosed with. */
export interface Knowledge {
  readonly diagnostician: Diagnostician;
  readonly features: ReadonlyMap<string, Feature>;
  readonly causes: ReadonlyMap<string, CauseWords>;
  readonly probes: readonly KnownProbe[];
  readonly likelihoods: Likelihoods;
}

/**
 * Reads a user's run, weighs it, puts it in words, and thins it for drawing.
 * @throws AppError for a run that cannot be read or weighed
 */
export async function diagnoseUpload(knowledge: Knowledge, upload: RunUpload): Promise<RunDiagnosis> {
  const { diagnostician, features, causes, probes, likelihoods } = knowledge;
  const { files, evaluation, map, run } = upload;
  const { observation, notes, format } = await importRun(files, { evaluation, map, run: run ?? undefined });
  const diagnosis = diagnostician.diagnose(observation);
  const report: Report = {
    source: files[0]!.name,
    format,
    notes: notes.map(printable),
    observation,
    diagnosis,
    causes,
    nextProbe: nextProbeFor(diagnosis, probes, likelihoods),
    missing: separationsOf(diagnosis, diagnostician.model, (id) => features.get(id)?.panel),
  };
  const { steps } = observation;
  const { telling, rest } = missingText(report);
  return {
    ...diagnosisJson(report),
    prior: each(diagnosis.prior),
    weights: diagnosis.evidence.map(({ panel, weights }) => ({ panel, weights: each(weights) })),
    names: PANEL_NAMES,
    about: Object.fromEntries(
      diagnosis.causes.map(({ id }) => [id, { name: nameOf(report, id), summary: causes.get(id)?.summary ?? '' }]),
    ),
    words: {
      read: readText(report),
      onset: onsetText(report),
      typicality: typicalityText(report),
      telling,
      idle: rest,
    },
    run: { format, from: steps[0]!, to: steps.at(-1)!, panels: drawnPanels(observation) },
  };
}

/** Four decimals, beyond which nobody reads. */
function each(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, Math.round(value * 10_000) / 10_000 || 0]),
  );
}
