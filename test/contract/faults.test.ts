import { describe, expect, test } from 'vitest';
import { fromWire, type WireNumber } from '../../src/core/json.js';
import { clamp } from '../../src/core/maths.js';
import { secretOfSeed } from '../../src/core/rng.js';
import { FAMILIES, HEALTHY, SKILLS, STEP_METRICS } from '../../src/core/vocabulary.js';
import { doseOf } from '../../src/run/dose.js';
import type { Fault } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { simulate } from '../../src/run/simulate.js';
import type { Trace } from '../../src/run/trace.js';
import type { Metric } from '../helpers/effects.js';
import { deepFreeze } from '../helpers/freeze.js';
import {
  type Cause,
  cachedRun,
  catalogue,
  publishedText,
  resolve,
  run,
  scenariosOf,
  shortened,
} from '../helpers/runs.js';

/** What every fault keeps, in every scenario where it can occur; that its effect does not fall with the dose, its own test says. Runs are cut to 420 steps: the rules do not depend on it. */
const STEPS = 420;
const ONSET = 253;
const pairs = catalogue.all.flatMap((fault) =>
  scenariosOf(fault).map((full) => ({
    fault,
    scenario: shortened(full, STEPS),
    name: `${fault.meta.id} in ${full.id}`,
  })),
);

/** What is changed before the first step cannot begin later. */
const onsetOf = (fault: Fault, scenario: Scenario): number => {
  const where = fault.places(scenario).at(-1);
  return fault.create({ scenario, dose: doseOf(fault, 1), onset: 0, where }).initial === undefined ? ONSET : 0;
};

const causeOf = (fault: Fault, scenario: Scenario, severity = 0.7): Cause => ({
  fault,
  onset: onsetOf(fault, scenario),
  severity,
  where: fault.places(scenario).at(-1),
});

describe('a run with a fault', () => {
  test.each(pairs)('$name: same seed, same bytes', ({ fault, scenario }) => {
    const injection = resolve(causeOf(fault, scenario), scenario);
    expect(publishedText(run(scenario, 1, [injection]))).toBe(
      publishedText(cachedRun(scenario, 1, causeOf(fault, scenario))),
    );
  });

  test.each(pairs)('$name: severity 0 is the control, byte for byte', ({ fault, scenario }) => {
    expect(cachedRun(scenario, 1, causeOf(fault, scenario, 0))).toEqual(cachedRun(scenario, 1));
  });

  test.each(pairs)('$name: it is the control before the onset, byte for byte', ({ fault, scenario }) => {
    const onset = onsetOf(fault, scenario);
    const faulty = prefixOf(cachedRun(scenario, 1, causeOf(fault, scenario)), onset);
    expect(faulty).toEqual(prefixOf(cachedRun(scenario, 1), onset));
  });

  test.each(pairs.filter(({ fault }) => fault.meta.id !== HEALTHY))(
    '$name: it is not the control after it',
    ({ fault, scenario }) => {
      const faulty = cachedRun(scenario, 1, causeOf(fault, scenario));
      expect(publishedText(faulty)).not.toBe(publishedText(cachedRun(scenario, 1)));
    },
  );

  test.each(pairs)('$name: inputs are not changed', ({ fault, scenario }) => {
    const frozen = deepFreeze(structuredClone(scenario));
    const injection = resolve(causeOf(fault, frozen), frozen);
    deepFreeze(injection.injection);
    const options = deepFreeze({
      scenario: frozen,
      injections: [{ fault, injection: injection.injection }],
      secret: secretOfSeed('1'),
    });
    expect(publishedText(simulate(options))).toBe(publishedText(cachedRun(scenario, 1, causeOf(fault, scenario))));
  });

  function prefixOf({ series, evaluations, log, appliedLearningRate }: Trace, step: number): unknown {
    const count = evaluations.steps.filter((at) => at < step).length;
    return {
      series: STEP_METRICS.map((metric) => series[metric].subarray(0, step)),
      steps: evaluations.steps.slice(0, count),
      metrics: Object.values(evaluations.metrics).map((slices) => slices.map((values) => values.subarray(0, count))),
      reliability: evaluations.reliability.map((slice) => slice.slice(0, count)),
      log: log.filter((line) => line.step < step),
      appliedLearningRate: appliedLearningRate.subarray(0, step),
    };
  }
});

describe('a run that diverges', () => {
  const [scenario] = catalogue.get('lr-spike') && scenariosOf(catalogue.get('lr-spike'));
  const short = shortened(scenario!, 200);
  const broken: Fault = { ...catalogue.get('lr-spike'), create: () => ({ learningRate: () => Number.NaN }) };
  const trace = run(short, 1, [
    {
      fault: broken,
      injection: {
        fault: 'broken',
        onset: 120,
        severity: 1,
        dose: {},
        where: undefined,
        until: Number.POSITIVE_INFINITY,
      },
    },
  ]);

  test('is NaN from the divergence to the end of the grid', () => {
    expect(trace.divergedAt).toBe(121);
    for (const metric of STEP_METRICS) {
      expect(trace.series[metric].subarray(0, 120).every(Number.isFinite)).toBe(true);
      expect(trace.series[metric].subarray(121).every(Number.isNaN)).toBe(true);
    }
    expect(trace.series['train-loss']).toHaveLength(200);
  });

  test('has no evaluation after it: every reading is NaN', () => {
    const { steps, metrics } = trace.evaluations;
    for (const [metric, slices] of Object.entries(metrics))
      for (const values of slices) {
        const after = values.filter((_, i) => steps[i]! > 120);
        expect([metric, Array.from(after)]).toEqual([metric, Array.from(after, () => Number.NaN)]);
      }
  });

  test('survives JSON', () => {
    const read = JSON.parse(publishedText(trace)) as { series: Record<string, WireNumber[]> };
    for (const metric of STEP_METRICS) {
      const values = read.series[metric]!.map(fromWire);
      values.forEach((value, step) => {
        const original = trace.series[metric][step]!;
        if (Number.isNaN(original)) expect(value).toBeNaN();
        else expect(Math.abs(value - original)).toBeLessThanOrEqual(5.001e-5 * Math.abs(original));
      });
    }
  });
});

describe('the dose', () => {
  const fields = catalogue.all.flatMap((fault) =>
    Object.entries(fault.dose).map(([field, scale]) => ({ fault, field, scale, name: `${fault.meta.id} ${field}` })),
  );

  test.each(fields)(
    '$name moves from its mildest to its strongest value and stays in range',
    ({ fault, field, scale }) => {
      const { from, to, min, max, integer } = scale;
      const values = Array.from({ length: 101 }, (_, k) => doseOf(fault, k / 100)[field]!);
      const rising = Math.sign(to - from);
      values.forEach((value, k) => {
        expect(clamp(value, min, max)).toBe(value);
        if (integer) expect(Number.isInteger(value)).toBe(true);
        if (k > 0) expect(rising * (value - values[k - 1]!)).toBeGreaterThanOrEqual(0);
      });
      expect(values[0]).toBeCloseTo(integer ? Math.round(from) : from, 4);
      expect(values[100]).toBeCloseTo(integer ? Math.round(to) : to, 4);
    },
  );

  test.each([
    { dose: { factor: Number.NaN }, message: /invalid dose of lr-spike: factor=NaN/ },
    { dose: { factor: 0.5 }, message: /invalid dose of lr-spike: factor=0.5 \(a number from 1 to 80\)/ },
    { dose: { steps: 2.5 }, message: /invalid dose of lr-spike: steps=2.5 \(an integer from 1 to 100\)/ },
    { dose: { factr: 2 }, message: /unknown dose of lr-spike: factr \(did you mean factor\?\)/ },
    { severity: -0.1, message: /invalid severity: -0.1/ },
    { severity: Number.NaN, message: /invalid severity: NaN/ },
    { onset: 420, message: /invalid onset: 420 \(a step from 0 to 419\)/ },
    { onset: 1.5, message: /invalid onset: 1.5/ },
  ])('is refused where it is wrong: $message', ({ message, ...wrong }) => {
    const scenario = shortened(scenariosOf(catalogue.get('lr-spike'))[0]!, STEPS);
    expect(() => resolve({ fault: catalogue.get('lr-spike'), onset: 10, ...wrong }, scenario)).toThrow(message);
  });
});

describe('what the catalogue says', () => {
  const METRICS: readonly Metric[] = [
    ...STEP_METRICS,
    'loss-noise',
    'loss-period',
    'slice-loss',
    'slice-accuracy',
    'slice-ece',
    'slice-brier',
    'slice-confidence',
  ];

  test.each(catalogue.all.map((fault) => ({ id: fault.meta.id, fault })))('of $id is complete', ({ id, fault }) => {
    const { meta, signature, onsetShare } = fault;
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(FAMILIES).toContain(meta.family);
    expect(meta.name).not.toBe('');
    expect(meta.skills.length).toBeGreaterThan(0);
    for (const skill of meta.skills) expect(SKILLS).toContain(skill);
    expect(meta.sources.length).toBeGreaterThan(0);
    for (const source of meta.sources) expect(source.length).toBeGreaterThan(10);
    for (const text of [meta.summary, meta.remedy, ...signature.map((expectation) => expectation.text)]) {
      // One sentence: a capital, one full stop, at the end.
      expect(text).toMatch(/^[A-Z][^\n]*\.$/);
      expect(text.match(/[.!?](\s|$)/g)).toHaveLength(1);
    }
    expect(meta.confusableWith.length).toBeGreaterThan(0);
    expect(new Set(meta.confusableWith).size).toBe(meta.confusableWith.length);
    for (const other of meta.confusableWith) {
      expect(other).not.toBe(id);
      expect(catalogue.get(other).meta.id).toBe(other);
    }
    expect(signature.length).toBeGreaterThan(0);
    for (const { metric } of signature) expect(METRICS).toContain(metric);
    if (onsetShare !== null) {
      expect(onsetShare[0]).toBeGreaterThanOrEqual(0);
      expect(onsetShare[0]).toBeLessThan(onsetShare[1]);
      expect(onsetShare[1]).toBeLessThanOrEqual(1);
    }
  });

  test.each(pairs)(
    '$name: places are slices or layer groups, and what is planned is announced at the onset',
    ({ fault, scenario }) => {
      const places = fault.places(scenario);
      const known = [...scenario.sources, ...scenario.groups].map(({ id }) => id);
      for (const place of places) expect(known).toContain(place);
      expect(new Set(places).size).toBe(places.length);
      const { dose, where } = resolve(causeOf(fault, scenario), scenario).injection;
      for (const line of fault.planned?.({ scenario, dose, onset: ONSET, where }) ?? []) {
        expect(line.step).toBe(ONSET);
        expect(line.text).toMatch(/^\S.*\S$/);
      }
      if (fault.planned !== undefined) expect(fault.meta.family).toBe('control');
    },
  );

  test.each(pairs)('$name: mixture weights stay weights', ({ fault, scenario }) => {
    const { dose, where } = resolve(causeOf(fault, scenario, 1), scenario).injection;
    const hooks = fault.create({ scenario, dose, onset: 0, where });
    if (hooks.mixture === undefined) return;
    const weights = Float64Array.from([
      ...scenario.sources.map(({ weight }) => weight),
      ...scenario.foreign.map(() => 0),
    ]);
    hooks.mixture(weights, { step: 0, sinceOnset: 0 });
    expect(weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
});
