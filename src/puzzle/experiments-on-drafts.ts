import type { Diagnostician } from '../diagnose/diagnostician.js';
import { FREE_PANELS } from '../diagnose/panels.js';
import type { Reading } from '../lab/probe.js';
import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import { drawEarlierRun } from './draw.js';
import { earlierRun } from './earlier-run.js';
import type { DraftPuzzle, PuzzleFactory } from './factory.js';
import { chooseFixes, fixedRuns } from './fixing/fixed-runs.js';
import { fixesOf } from './fixing/offered.js';
import type { Experiments } from './investigation/experiments.js';
import { gradeInvestigation } from './investigation/grade-investigation.js';
import { createInvestigator, type Investigator } from './investigation/investigator.js';
import { puzzleLab } from './investigation/puzzle-lab.js';
import { readingsOf } from './investigation/readings.js';
import { observePuzzle } from './observe-puzzle.js';
import type { Answer, InvestigationGrade } from './puzzle.js';
import { injectionsOf } from './rerun.js';
import type { FixedRuns, RevealedReading } from './revealed.js';
import { NO_FIX } from './score-fix.js';

interface Known {
  readonly experiments: Experiments;
  readonly diagnostician: Diagnostician;
  readonly faults: ReadonlyMap<string, Fault>;
  readonly prior: PuzzleFactory['prior'];
}

/** What can be tried on one generated puzzle. */
export interface ExperimentsOnDraft {
  /** @throws AppError `unknown probe: …` */
  probe(id: string): Reading;
  investigation(bought: readonly string[]): InvestigationGrade | null;
  readings(bought: readonly string[]): RevealedReading[];
  fixed(answer: Answer | null): FixedRuns;
}

/** Experiments on the puzzles of a factory; the run of a puzzle is simulated again at its first probe, and once. */
export function experimentsOnDrafts({ experiments, diagnostician, faults, prior }: Known) {
  const investigators = new WeakMap<DraftPuzzle, Investigator>();
  const investigatorOf = (draft: DraftPuzzle, scenario: Scenario): Investigator => {
    const made =
      investigators.get(draft) ??
      createInvestigator(experiments, scenario, () => {
        const { fault, benign } = injectionsOf(draft.key, scenario, faults);
        const earlier = earlierRun(scenario, drawEarlierRun(draft.key.seed)).trace;
        return puzzleLab({ seed: draft.key, scenario, injections: [benign, fault], earlier });
      });
    investigators.set(draft, made);
    return made;
  };

  return (draft: DraftPuzzle, scenario: Scenario): ExperimentsOnDraft => {
    const { puzzle, key } = draft;
    const investigator = investigatorOf(draft, scenario);
    const { find, market } = investigator;
    return {
      probe: (id) => investigator.read(id),
      readings: (bought) => readingsOf(investigator, puzzle, bought),
      investigation(bought) {
        const known = { prior: prior[scenario.id]!, scenario: scenario.id, panels: FREE_PANELS };
        const { causes } = diagnostician.diagnose(observePuzzle(puzzle), known);
        const free = Object.fromEntries(causes.map(({ id, probability }) => [id, probability]));
        const readings = bought.map((probe) => ({ probe, finding: find(probe) }));
        return gradeInvestigation({ key, free, market, bought: readings });
      },
      fixed(answer) {
        const fixes = fixesOf(experiments.fixes, scenario);
        const proposed = puzzle.candidates.find(({ id }) => id === key.cause)?.fixes ?? [];
        const shown = chooseFixes(answer?.fix ?? NO_FIX, key.fixes, proposed).map(
          (id) => fixes.find(({ meta }) => meta.id === id)!,
        );
        const { detectable } = key.injections.find(({ fault }) => fault === key.cause) ?? { detectable: null };
        return fixedRuns(puzzle.id, shown, key.fixes, {
          seed: key,
          scenario,
          ...injectionsOf(key, scenario, faults),
          detectable,
        });
      },
    };
  };
}
