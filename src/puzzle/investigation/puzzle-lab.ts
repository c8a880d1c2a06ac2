import { createStream } from '../../core/rng.js';
import { createLab, type Lab } from '../../lab/lab.js';
import type { ResolvedInjection } from '../../run/causes.js';
import type { Scenario } from '../../run/scenario.js';
import type { Trace } from '../../run/trace.js';
import { type RunSeed, rerun } from '../rerun.js';

export interface PuzzleLabInput {
  readonly seed: RunSeed;
  readonly scenario: Scenario;
  /** The benign event and the fault, in the order in which the run has them. */
  readonly injections: readonly (ResolvedInjection | null)[];
  readonly earlier: Trace;
  /** The run where it is at hand; absent: simulated. */
  readonly run?: Trace;
}

/** Where the experiments on a simulated puzzle are made. Every stream follows from the secret of the puzzle and the name of the experiment. */
export function puzzleLab({ seed, scenario, injections, earlier, run }: PuzzleLabInput): Lab {
  return createLab({
    scenario,
    earlier,
    injections: injections.filter((resolved) => resolved !== null),
    run: run ?? rerun(seed, scenario, injections),
    stream: (path) => createStream(seed.seed, ['probe', seed.attempt, ...path]),
    simulate: (acting, { order, until }) =>
      rerun(seed, scenario, acting, {
        ownTime: true,
        ...(order !== undefined && { order }),
        ...(until !== undefined && { until }),
      }),
  });
}
