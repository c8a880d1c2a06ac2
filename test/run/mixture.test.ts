import { describe, expect, test } from 'vitest';
import { Causes } from '../../src/run/causes.js';
import { createMixture, mixtureFloor, setMixture } from '../../src/run/mixture.js';
import { createModel, quadraticExcess } from '../../src/run/model.js';
import { PoolFeed } from '../../src/run/pool.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import { LAYOUT } from '../../src/run/step.js';
import { run, scenarioOf, scenarios, shortened } from '../helpers/runs.js';
import { acting } from './acting.js';

const setTo = (values: readonly number[]): Causes =>
  new Causes([{ onset: 5, until: Number.POSITIVE_INFINITY, hooks: { mixture: (weights) => weights.set(values) } }]);

describe.each(scenarios)('the mixture of $id', (scenario) => {
  const spectrum = createSpectrum(scenario);
  const fresh = () => createMixture(scenario, spectrum);
  const sources = scenario.sources.length;
  const only = (source: number): number[] =>
    Array.from({ length: sources + scenario.foreign.length }, (_, d) => (d === source ? 1 : 0));

  test('has the configured weights, and none for foreign sources', () => {
    const { weights } = fresh();
    expect(Array.from(weights.subarray(0, sources))).toEqual(scenario.sources.map(({ weight }) => weight));
    expect(Math.max(0, ...weights.subarray(sources))).toBe(0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  test('changes when a cause says so, and goes back when it no longer does', () => {
    const mixture = fresh();
    const causes = setTo(only(1));
    expect(setMixture(mixture, spectrum, causes, 4)).toBe(false);
    expect(setMixture(mixture, spectrum, causes, 5)).toBe(true);
    expect(setMixture(mixture, spectrum, causes, 6)).toBe(false);
    expect(Array.from(mixture.weights)).toEqual(only(1));
    expect(setMixture(mixture, spectrum, new Causes([]), 7)).toBe(true);
    const terms = fresh().terms;
    expect(mixture.terms).toEqual(terms);
  });

  test('of one source has its floor, its targets as optimum, and no conflict', () => {
    const mixture = fresh();
    setMixture(mixture, spectrum, setTo(only(0)), 5);
    expect(mixtureFloor(mixture)).toBeCloseTo(scenario.sources[0]!.floor, 12);
    // Of what another source alone teaches it asks for nothing.
    for (let i = 0; i < spectrum.modes; i++)
      expect(mixture.terms[i * LAYOUT.terms + LAYOUT.optimum]).toBeCloseTo(
        spectrum.owner[i]! > 0 ? 0 : mixture.target[i]!,
        12,
      );
    expect(mixture.conflict).toBeCloseTo(0, 9);
  });

  test('of several sources has conflict, and its optimum is where the excess is least', () => {
    const mixture = fresh();
    expect(mixture.conflict).toBeGreaterThan(0);
    const model = createModel(scenario, spectrum);
    const at = (share: number): number => {
      for (let g = 0; g < model.groups; g++) {
        const rho = Math.sqrt(model.state[(spectrum.modes + g) * LAYOUT.state + LAYOUT.spread]!);
        for (let i = spectrum.first[g]!; i < spectrum.first[g + 1]!; i++)
          model.state[i * LAYOUT.state + LAYOUT.weight] =
            share * rho * mixture.terms[i * LAYOUT.terms + LAYOUT.optimum]!;
      }
      return quadraticExcess(model, mixture);
    };
    expect(at(1)).toBeCloseTo(mixture.conflict, 9);
    expect(at(0.98)).toBeGreaterThan(at(1));
    expect(at(1.02)).toBeGreaterThan(at(1));
  });

  test('asks a model that knows nothing for the reducible loss', () => {
    const { reducible, pretrained } = scenario.spectrum;
    const excess = (share: number): number =>
      quadraticExcess(
        createModel({ ...scenario, spectrum: { ...scenario.spectrum, pretrained: share } }, spectrum),
        fresh(),
      );
    // Tilts of the sources stress some modes: within a fifth.
    expect(Math.abs(excess(0) / reducible - 1)).toBeLessThan(0.2);
    if (pretrained > 0) expect(excess(pretrained)).toBeLessThan(excess(0));
  });

  test('knows the targets of the data, not of a run: they are the same every time', () => {
    expect(fresh()).toEqual(fresh());
  });
});

describe('what one source alone teaches', () => {
  const scenario = scenarioOf('tiny-mlp');
  const rare = scenario.sources.length - 1;
  const spectrum = createSpectrum(scenario);
  const mixture = createMixture(scenario, spectrum);
  const own = [...spectrum.owner.keys()].filter((i) => spectrum.owner[i]! >= 0);
  const energy = (source: number, modes: readonly number[]) =>
    modes.reduce((sum, i) => {
      const emphasis = mixture.emphasis[source * spectrum.modes + i]!;
      const target = mixture.target[source * spectrum.modes + i]!;
      return sum + 0.5 * spectrum.multiplicity[i]! * spectrum.curvature[i]! * emphasis * target * target;
    }, 0);

  test('is the stated share of what there is to learn of it, and nothing of the others', () => {
    expect(own.length).toBeGreaterThan(0);
    const share = energy(rare, own) / energy(rare, [...spectrum.owner.keys()]);
    expect(Math.abs(share - scenario.sources[rare]!.ownShare)).toBeLessThan(0.1);
    for (let source = 0; source < rare; source++) expect(energy(source, own)).toBe(0);
  });

  test('is learned the later, the rarer the source is, and leaves what the others learn alone', () => {
    const settled = (weight: number) => {
      const rest = (1 - weight) / (1 - scenario.sources[rare]!.weight);
      const sources = scenario.sources.map((source, d) => ({
        ...source,
        weight: d === rare ? weight : source.weight * rest,
      }));
      const { steps, metrics } = run({ ...scenario, sources }, 1).evaluations;
      const loss = (source: number, from: number, to: number) => {
        const rows = [...steps.keys()].filter((e) => steps[e]! >= from && steps[e]! < to);
        return rows.reduce((sum, e) => sum + metrics.loss[source]![e]!, 0) / rows.length;
      };
      return { rare: loss(rare, 300, 600), common: loss(0, 300, 600) };
    };
    const [seldom, often] = [settled(0.05), settled(0.2)];
    expect(seldom.rare).toBeGreaterThan(often.rare + 0.1);
    expect(Math.abs(seldom.common - often.common)).toBeLessThan(0.1);
  });
});

describe.each(scenarios)('a pool of $id', (scenario) => {
  const spectrum = createSpectrum(scenario);

  /** Variance of the constant gradient that a loop brings, over the directions of each mode. */
  function samplingError(batches: number): Float64Array {
    const model = createModel(scenario, spectrum);
    const feed = new PoolFeed(
      { ...scenario, memory: { ...scenario.memory, epochBatches: null } },
      model,
      createMixture(scenario, spectrum),
      'pool',
    );
    const causes = new Causes([
      {
        onset: 0,
        until: Number.POSITIVE_INFINITY,
        hooks: {
          replay: (replay) => {
            Object.assign(replay, { batches, shuffled: false });
          },
        },
      },
    ]);
    // The pull begins with the second pass: until then the data are as good as fresh.
    for (let step = 0; step < batches; step++) feed.advance(causes, step, 1, 1);
    expect(model.state[LAYOUT.biasSpread]).toBe(0);
    feed.advance(causes, batches, 1, 1);
    return Float64Array.from({ length: spectrum.modes }, (_, i) => model.state[i * LAYOUT.state + LAYOUT.biasSpread]!);
  }

  test('pulls every direction its own way, with a variance that falls as one over its size', () => {
    const [few, many] = [samplingError(8), samplingError(64)];
    few.forEach((variance, i) => {
      expect(variance / many[i]!).toBeCloseTo(8, 9);
    });
  });

  test('brings the noise of a batch again when the batch comes round again', () => {
    const feed = new PoolFeed(scenario, createModel(scenario, spectrum), createMixture(scenario, spectrum), 'pool');
    const causes = new Causes([
      {
        onset: 0,
        until: Number.POSITIVE_INFINITY,
        hooks: {
          replay: (replay) => {
            Object.assign(replay, { batches: 3, shuffled: false });
          },
        },
      },
    ]);
    const heard = Array.from({ length: 9 }, (_, step) => {
      feed.advance(causes, step, 1, 1);
      const batch = { loss: step, extraNats: step / 10, gradientScale: 1 + step, aftermath: 0, wander: 0 };
      feed.recall(batch);
      return batch;
    });
    expect(heard.slice(3, 6)).toEqual(heard.slice(0, 3));
    expect(heard.slice(6)).toEqual(heard.slice(0, 3));
  });
});

describe.each(scenarios.filter(({ sources }) => sources.length > 1))(
  'documents of $id that lose what is their own',
  (full) => {
    const scenario = shortened(full, 601);
    const untaught = (shares: Float64Array): void => {
      shares[1] = 0.8;
    };
    const plain = run(scenario, 1);
    const stripped = run(scenario, 1, [acting(scenario, { untaught }, 100)]);

    test('teach their slice less and less, and the others as before', () => {
      const effect = (slice: number) =>
        stripped.evaluations.metrics.loss[slice]!.at(-1)! - plain.evaluations.metrics.loss[slice]!.at(-1)!;
      expect(effect(1)).toBeGreaterThan(0.003);
      scenario.sources.forEach((_, slice) => {
        if (slice !== 1) expect(Math.abs(effect(slice))).toBeLessThan(effect(1) / 2);
      });
    });
  },
);
