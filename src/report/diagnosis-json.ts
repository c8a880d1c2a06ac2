import { significant } from '../core/maths.js';
import type { Diagnosis } from '../diagnose/diagnosis.js';
import { MOST_CAUSES, type Report } from './report.js';
import { leadingVersusRunnerUp } from './versus.js';

/** Digits that are given of a probability or a weight. */
const DIGITS = 4;
const rounded = (value: number): number => (value === 0 ? 0 : significant(value, DIGITS));

/** A diagnosis for other programs, which rely on the names and shapes here. */
export function diagnosisJson({ diagnosis, notes, nextProbe }: Pick<Report, 'diagnosis' | 'notes' | 'nextProbe'>) {
  const { causes, onset, typicality, unlike, unused, missing } = diagnosis;
  return {
    causes: causes.map(({ id, probability }) => ({ id, p: rounded(probability) })),
    onset,
    evidence: evidenceOf(diagnosis),
    nextProbe,
    typicality: rounded(typicality),
    unlike,
    notes,
    unused,
    missing,
  };
}

/** For every panel the cause it speaks for most among the likeliest, those first that decide between the first two. */
function evidenceOf(diagnosis: Diagnosis) {
  const likely = diagnosis.causes.slice(0, MOST_CAUSES).map(({ id }) => id);
  const order = leadingVersusRunnerUp(diagnosis)?.panels ?? [];
  return order.map(({ panel }) => {
    const { weights } = diagnosis.evidence.find((each) => each.panel === panel)!;
    const strongest = likely.reduce((best, id) => (weights[id]! > weights[best]! ? id : best));
    return { panel, for: strongest, weight: rounded(weights[strongest]!) };
  });
}
