import type { Answer, Candidate, PublicPuzzle } from '../../src/puzzle/puzzle.js';
import type { Alternative, WhyNot } from '../../src/puzzle/revealed.js';
import { FIXTURE_ONSET, FIXTURE_STEPS, fixtureRun } from './fixture-series.js';

/** Alternatives of a fixture puzzle: the cause the answer named first where it is not the spike, and a dead rank. */
export function fixtureWhyNot(puzzle: PublicPuzzle, answer: Answer | null): WhyNot {
  const [named] = Object.entries(answer?.causes ?? {}).sort(([, a], [, b]) => b - a);
  const chosen = puzzle.candidates.find(({ id }) => id === named?.[0] && id !== 'lr-spike');
  const neighbour = puzzle.candidates.find(({ id }) => id === 'dead-rank')!;
  const alternative = (cause: Candidate, role: Alternative['role']): Alternative => ({
    cause,
    role,
    severity: cause.id === 'healthy' ? null : 0.6,
    onset: cause.id === 'healthy' ? null : FIXTURE_ONSET,
    where: puzzle.places[0]!,
    evidence: role === 'chosen' ? 412.5 : 18.25,
    panels: [
      {
        panel: 'update-ratio',
        slice: null,
        evidence: 11.2,
        text: 'Update-to-weight ratio in steps 2,300–2,329: 0.00061 under this cause, 0.0073 in your run.',
        from: 2300,
        to: 2329,
      },
      {
        panel: 'slice-loss',
        slice: 1,
        evidence: 6.4,
        text: 'Loss on Code from step 2,500 on: 1.52 under this cause, 1.67 in your run.',
        from: 2500,
        to: FIXTURE_STEPS - 1,
      },
    ],
    ...fixtureRun({ fault: false, seed: puzzle.id }),
  });
  return {
    puzzle: puzzle.id,
    alternatives: [...(chosen ? [alternative(chosen, 'chosen')] : []), alternative(neighbour, 'neighbour')],
  };
}
