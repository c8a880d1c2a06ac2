import { createStream, secretOfSeed } from '../../src/core/rng.js';
import type { Scenario } from '../../src/run/scenario.js';
import { deviation, median } from '../helpers/statistics.js';
import { FOURTEEN, featuresOf, type Stretch, TEN } from './features.js';
import { quantile } from './law.js';
import { areaUnderCurve, crossScores, type Sample } from './logistic.js';
import { SCENARIO_OF } from './matching.js';
import { publishedTraces, recordedTraces, type Traces } from './traces.js';
import { LLM } from './window-law.js';

/** Two-sample test: can ten statistics of the noise tell a real healthy trace from a simulated one? */
export interface TextureRow {
  readonly name: string;
  readonly scenario: string;
  readonly features: number;
  readonly real: number;
  readonly simulated: number;
  readonly area: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** The statistic in which the two differ most, in pooled deviations. */
  readonly furthest: readonly {
    readonly name: string;
    readonly real: number;
    readonly simulated: number;
    readonly apart: number;
  }[];
  readonly reason: string;
}

/** The three comparisons, each with ten and with fourteen statistics. */
export function compareTextures(scenarios: readonly Scenario[], seeds: number): TextureRow[] {
  const all: readonly (readonly [string, string, Traces | null])[] = [
    ['recorded lm controls', SCENARIO_OF.lm, recordedTraces('lm', scenarios, seeds)],
    ['recorded mlp controls', SCENARIO_OF.mlp, recordedTraces('mlp', scenarios, seeds)],
    ['language-model logs', LLM, publishedTraces(scenarios, seeds)],
  ];
  return all.flatMap(([name, scenario, traces]) =>
    [TEN, FOURTEEN].map((list): TextureRow => {
      if (traces === null)
        return {
          name,
          scenario,
          features: list.length,
          real: 0,
          simulated: 0,
          area: null,
          furthest: [],
          reason: `no scenario yet: ${scenario}`,
        };
      return compareTexture(traces, list);
    }),
  );
}

function compareTexture({ name, scenario, real, simulated, note }: Traces, list: typeof TEN): TextureRow {
  const samplesOf = (groups: readonly (readonly Stretch[])[], isReal: boolean): Sample[] =>
    groups.flatMap((stretches, group) =>
      stretches.map((stretch) => ({ features: featuresOf(stretch, list), real: isReal, group })),
    );
  const samples = [...samplesOf(real, true), ...samplesOf(simulated, false)];
  const scores = crossScores(samples, real.length);
  const of = (isReal: boolean): number[] => scores.filter((_, i) => samples[i]!.real === isReal);
  const rows = list.map(([feature], j) => {
    const values = (isReal: boolean): number[] =>
      samples.filter((sample) => sample.real === isReal).map(({ features }) => features[j]!);
    const [a, b] = [values(true), values(false)];
    const pooled = Math.sqrt((deviation(a) ** 2 + deviation(b) ** 2) / 2);
    return {
      name: feature,
      real: median(a),
      simulated: median(b),
      apart: (median(a) - median(b)) / Math.max(pooled, 1e-12),
    };
  });
  const furthest = [...rows].sort((a, b) => Math.abs(b.apart) - Math.abs(a.apart)).slice(0, 3);
  return {
    name,
    scenario,
    features: list.length,
    real: of(true).length,
    simulated: of(false).length,
    area: bootstrap(of(true), of(false)),
    furthest,
    reason: note,
  };
}

const DRAWS = 400;

/** The area and its 95 % interval, over runs drawn again with replacement. */
function bootstrap(first: readonly number[], second: readonly number[]): { value: number; low: number; high: number } {
  const stream = createStream(secretOfSeed('bootstrap'), ['texture']);
  const again = (values: readonly number[]): number[] =>
    values.map(() => values[Math.floor(stream.uniform() * values.length)]!);
  const areas = Array.from({ length: DRAWS }, () => areaUnderCurve(again(first), again(second)));
  return { value: areaUnderCurve(first, second), low: quantile(areas, 0.025), high: quantile(areas, 0.975) };
}
