import type { Diagnostician } from '../diagnose/diagnostician.js';
import { FREE_PANELS } from '../diagnose/panels.js';
import { NOT_AVAILABLE } from '../lab/probe.js';
import { afterFinding, type Market, nextPurchase, type Posterior } from '../puzzle/investigation/policy.js';
import { observePuzzle } from '../puzzle/observe-puzzle.js';
import { onsetAnswer, repairOf } from '../puzzle/opponent.js';
import { type Answer, WHOLE_RUN } from '../puzzle/puzzle.js';
import type { Agent, Task } from './agent.js';

/** What `--agent` says for it. */
export const REFERENCE = 'reference';

/** Candidates less likely than this are left to the prior. */
const NAMED = 0.001;

/**
 * The reference diagnostician as an agent: the yardstick. It buys as par does, and weighs findings, which no other agent is told.
 * @param marketOf what can be bought in a scenario, and how often each finding comes up
 */
export function referenceAgent(diagnostician: Diagnostician, marketOf: (scenario: string) => Market): Agent {
  return {
    name: REFERENCE,
    solve: async (task) => {
      const start = performance.now();
      const answer = answerTo(task, diagnostician, marketOf(task.puzzle.scenario));
      const seconds = (performance.now() - start) / 1000;
      return { outcome: 'answered', detail: 'It answered.', answer, bought: task.shop.bought(), seconds, stderr: '' };
    },
  };
}

function answerTo({ puzzle, prior, shop }: Task, diagnostician: Diagnostician, market: Market): Answer {
  const reading = diagnostician.read(observePuzzle(puzzle));
  const known = { prior, scenario: puzzle.scenario, panels: FREE_PANELS };
  const free = diagnostician.weigh(reading, known).causes;
  let posterior: Posterior = Object.fromEntries(free.map(({ id, probability }) => [id, probability]));
  const tried = new Set<string>();
  for (;;) {
    const offer = nextPurchase(posterior, market, tried, shop.spent());
    if (offer === null) break;
    tried.add(offer.id);
    const sold = shop.buy(offer.id);
    if (typeof sold === 'string' || sold.reading.finding === NOT_AVAILABLE.finding) continue;
    const finding = market.likelihoods.index(offer.id, sold.reading.finding);
    posterior = afterFinding(posterior, market, offer.id, finding);
  }
  const cause = Object.entries(posterior).reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  // The onset follows from the curves and from the cause that is believed in now.
  const { onset } = diagnostician.weigh(reading, { ...known, prior: { [cause]: 1 } });
  const named = Object.entries(posterior).filter(([, p]) => p >= NAMED);
  return {
    puzzle: puzzle.id,
    causes: Object.fromEntries(named.map(([id, p]) => [id, Math.floor(p * 10_000) / 10_000])),
    onset: onsetAnswer(onset),
    where: WHOLE_RUN,
    fix: repairOf(cause, puzzle.candidates),
  };
}
