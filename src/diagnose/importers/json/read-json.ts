import type { ColumnMap } from '../names/column-map.js';
import { stepRank } from '../names/step-names.js';
import { numberOf } from '../number-cell.js';
import type { RawSeries } from '../raw-run.js';
import type { Reading } from '../reading.js';
import { OddCells } from '../table/odd-cells.js';
import { placeOnSteps, type StepCandidate } from '../table/step-axis.js';
import { logEntries } from './log-entries.js';

/** What the Hugging Face trainer writes at the very end: means over the run, which are no point of it. */
const SUMMARY_KEY = 'train_runtime';

/**
 * Adds the values of a Hugging Face trainer_state.json or of JSON lines: one object for every call of the logger, some
 * of training and some of an evaluation.
 * @throws AppError for JSON of another kind
 */
export function readJson(file: string, text: string, { collector, map, notes }: Reading): void {
  const { entries, place } = logEntries(file, text, notes);
  const candidates = new Map<string, StepCandidate>();
  const touched = new Set<RawSeries>();
  const used: number[] = [];
  const odd = new OddCells();
  let summaries = 0;
  for (const [row, entry] of entries.entries()) {
    if (SUMMARY_KEY in entry) {
      summaries++;
      continue;
    }
    const slice = typeof entry['slice'] === 'string' ? entry['slice'] : null;
    for (const [key, given] of Object.entries(entry)) {
      const value = numberIn(given);
      const rank = rankOf(key, map);
      const role = collector.meets(key, slice !== null);
      if (rank !== null) candidateOf(candidates, key, rank, row).values.push(value ?? Number.NaN);
      else if (role !== null && value === null) odd.add(key, row + 1, typeof given === 'string' ? given : typeof given);
      else if (role !== null && value !== undefined && value !== null) {
        const series = collector.at(key, role, slice);
        collector.add(series, row, value);
        touched.add(series);
        if (used.at(-1) !== row) used.push(row);
      }
    }
  }
  for (const key of candidates.keys()) collector.axes.add(key);
  odd.report(file, place, notes);
  if (summaries > 0) notes.push(`The summary at the end of ${file} holds means over the whole run and was left out.`);
  const mapped = [...candidates.values()].filter(({ rank }) => rank < 0);
  const steps = mapped.length > 0 ? mapped : [...candidates.values()].sort((a, b) => a.rank - b.rank);
  placeOnSteps(file, [...touched], steps, used, notes);
}

function numberIn(given: unknown): number | undefined | null {
  if (typeof given === 'number') return given;
  if (typeof given === 'string') return numberOf(given);
  return given === null || given === undefined ? undefined : null;
}

/** How well a key counts steps; null where it does not. What the user mapped to something else counts none. */
function rankOf(key: string, map: ColumnMap): number | null {
  const mapped = map.get(key);
  if (mapped !== undefined) return mapped.kind === 'step' ? -1 : null;
  const rank = stepRank(key);
  return rank < 0 ? null : rank;
}

function candidateOf(candidates: Map<string, StepCandidate>, name: string, rank: number, row: number): StepCandidate {
  const candidate = candidates.get(name) ?? { name, rank, values: [] };
  candidates.set(name, candidate);
  while (candidate.values.length < row) candidate.values.push(Number.NaN);
  return candidate;
}
