import { PARTS } from '../../core/vocabulary.js';
import type { Change, Lab } from '../../lab/lab.js';
import { NOT_AVAILABLE, type Probe, type Reading } from '../../lab/probe.js';
import type { Scenario } from '../../run/scenario.js';
import type { Trace } from '../../run/trace.js';

/** What an experiment asks for that a recording does not hold. */
class NotRecorded extends Error {}

interface Recordings {
  readonly run: Trace;
  /** The recording of the same seed without the injection. */
  readonly twin: Trace;
  readonly earlier: Trace;
}

/**
 * An experiment on a recorded run: what its file holds can be read, and the paired control stands for the run with everything
 * sound. Whatever else would have to be run again is not available, and is not charged.
 */
export function readRecording(probe: Probe, scenario: Scenario, { run, twin, earlier }: Recordings): Reading {
  const missing = (): never => {
    throw new NotRecorded();
  };
  const isRecorded = (trace: Trace): Trace => ({
    ...trace,
    internals: new Proxy(trace.internals, {
      get(internals, metric: keyof Trace['internals']) {
        return internals[metric]?.some(Number.isFinite) ? internals[metric] : missing();
      },
    }),
  });
  const lab: Lab = {
    scenario,
    run: isRecorded(run),
    earlier: isRecorded(earlier),
    causes: missing,
    planned: missing,
    stream: missing,
    again: (change) => (isSound(change) ? twin : missing()),
  };
  try {
    return probe.read(lab);
  } catch (error) {
    if (!(error instanceof NotRecorded)) throw error;
    return { ...NOT_AVAILABLE };
  }
}

/** Whether all is exchanged that can be, and nothing else is changed. */
function isSound({ without = [], hooks, order, until }: Change): boolean {
  const sound = PARTS.every((part) => part === 'plan' || part === 'chance' || without.includes(part));
  return sound && hooks === undefined && order === undefined && until === undefined;
}
