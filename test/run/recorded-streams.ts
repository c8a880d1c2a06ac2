import { createHash } from 'node:crypto';
import { STEP_METRICS, type StepMetric } from '../../src/core/vocabulary.js';
import type { ReliabilityBins, Trace } from '../../src/run/trace.js';

/** Step series that training makes; throughput is the cluster's. */
export const LEARNED: readonly StepMetric[] = STEP_METRICS.filter((metric) => metric !== 'throughput');

/** Names of the streams of `before` whose bytes are others in `after`, or that are gone; new ones do not count. */
export function changedStreams(before: Trace, after: Trace, until = Number.POSITIVE_INFINITY): string[] {
  const now = recordedStreams(after, until);
  return [...recordedStreams(before, until)].filter(([name, bytes]) => now.get(name) !== bytes).map(([name]) => name);
}

/**
 * Everything a run records, as a digest of its bytes by name: numbers as they are, not as they are rounded for
 * publication, so that two runs that differ are told apart by name. What is recorded by step is found, not listed.
 * @param until only what was recorded before this step
 */
function recordedStreams({ evaluations, log, ...byStep }: Trace, until: number): Map<string, string> {
  const { steps, slices, metrics, reliability } = evaluations;
  const count = steps.filter((step) => step < until).length;
  const streams = new Map<string, string>();
  for (const [name, part] of Object.entries(byStep)) {
    if (part instanceof Float64Array) streams.set(name, digest(part.slice(0, until)));
    else if (part !== null && typeof part === 'object')
      for (const [metric, values] of Object.entries(part)) streams.set(metric, digest(values.slice(0, until)));
  }
  streams.set('evaluated at', steps.slice(0, count).join());
  streams.set('log', JSON.stringify(log.filter(({ step }) => step < until)));
  slices.forEach((slice, s) => {
    for (const [metric, values] of Object.entries(metrics))
      streams.set(`${slice} ${metric}`, digest(values[s]!.slice(0, count)));
    streams.set(`${slice} bins`, reliability[s]!.slice(0, count).map(digestOfBins).join());
  });
  return streams;
}

function digestOfBins({ count, confidence, accuracy }: ReliabilityBins): string {
  return [count, confidence, accuracy].map(digest).join();
}

function digest(values: Float64Array): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return createHash('sha256').update(bytes).digest('base64');
}
