import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dose, Fault } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { effect, type Statistic } from './effects.js';
import { fingerprintOf, fingerprintsFile } from './fingerprints.js';
import { describePrimary, type Primary } from './primary.js';
import { type Cause, cachedRun, catalogue, root, seeds, shortened, testedScenariosOf } from './runs.js';

export type Interval = readonly [low: number, high: number];

/** One interval for every scenario, or one for each scenario that is named (and no test in the others). */
export type Bounds = Interval | Readonly<Record<string, Interval>>;

/** A statistic of the effect over the twin, and where it lies in every seed. */
export interface Symptom extends Statistic {
  readonly is: Bounds;
  /** Where the number comes from. */
  readonly source?: string;
  /** Two healthy runs can differ by as much: the symptom shows only beside the twin. */
  readonly twinOnly?: true;
}

/** A dose and what it does. */
export interface Case {
  readonly severity?: number;
  readonly dose?: Dose;
  /** Index in the places of the fault; 0 where absent. */
  readonly place?: number;
  readonly symptoms: readonly Symptom[];
}

/** What tells the fault from another one: the same statistic, in disjoint intervals. */
export interface Apart extends Statistic {
  readonly from: string;
  readonly here: Interval;
  readonly there: Interval;
  readonly severity?: number;
}

export interface Signature extends Omit<Primary, 'primary'> {
  readonly fault: string;
  /** `null` where nothing moves. */
  readonly primary: Primary['primary'] | null;
  readonly cases: readonly Case[];
  readonly apart: readonly Apart[];
}

/** Before it the run is under way, after it there is room for what lasts. No multiple of the evaluation grid. */
const ONSET = 805;
/** Steps after it in nearly all runs, so that twins and neighbours are simulated once for many faults. */
const USUAL = 900;
const SEEDS = seeds(6);
/** Seeds in which two faults are told apart: the intervals are far from each other. */
const APART_SEEDS = seeds(4);

/** What "nothing happened" looks like. */
const nullOf = ({ compare }: Statistic): number => (compare === 'ratio' ? 1 : 0);

const inside = (value: number, [low, high]: Interval): boolean => value >= low && value <= high;
const boundsIn = (bounds: Bounds, scenario: Scenario): Interval | undefined =>
  Array.isArray(bounds) ? (bounds as unknown as Interval) : (bounds as Record<string, Interval>)[scenario.id];

function directionOf({ is, ...statistic }: Symptom, scenario: Scenario): 'up' | 'down' | 'none' | null {
  const interval = boundsIn(is, scenario);
  if (interval === undefined) return null;
  const [low, high] = interval;
  const still = nullOf(statistic);
  return low > still ? 'up' : high < still ? 'down' : 'none';
}

const nameOf = ({ metric, window, compare, of, reduce }: Statistic): string =>
  [reduce, metric, of && `of ${of}`, `${compare} in [${window[0]}, ${window[1]})`].filter(Boolean).join(' ');

/**
 * The tests every fault has: that more of it does more, its signature over the twin in every scenario where it can occur and in every seed, its
 * absence between healthy runs, what tells it from confusable faults, and its fingerprint.
 */
export function describeSignature(signature: Signature): void {
  const { fault: id, primary, afterTheLoss, exempt, onset = ONSET, cases, apart } = signature;
  if (primary !== null) describePrimary(id, { primary, afterTheLoss, exempt, onset: signature.onset });
  const fault = catalogue.get(id);
  const all: readonly Statistic[] = [...cases.flatMap(({ symptoms }) => symptoms), ...apart];
  const steps = onset + Math.max(USUAL, ...all.map(({ window }) => window[1]));

  for (const full of testedScenariosOf(fault)) {
    const scenario = shortened(full, steps);
    describe(`${id} in ${scenario.id}`, () => {
      for (const { symptoms, severity, dose, place } of cases) {
        const cause: Cause = { fault, onset, severity, dose, where: fault.places(scenario)[place ?? 0] };
        const label = JSON.stringify(dose ?? { severity: severity ?? 1 });
        const here = symptoms.filter((symptom) => boundsIn(symptom.is, scenario) !== undefined);

        test.each(here.map((symptom) => [nameOf(symptom), symptom] as const))(`${label}: %s`, (_, symptom) => {
          const values = SEEDS.map((seed) => twinEffect(symptom, scenario, cause, seed));
          expectAll(values, boundsIn(symptom.is, scenario)!);
        });

        const moved = here.filter((symptom) => directionOf(symptom, scenario) !== 'none' && !symptom.twinOnly);
        test.each(moved.map((symptom) => [nameOf(symptom), symptom] as const))(
          `healthy: not %s ${label}`,
          (_, symptom) => {
            const values = SEEDS.map((seed) => healthyEffect(symptom, scenario, cause, seed));
            expectNone(values, boundsIn(symptom.is, scenario)!);
          },
        );
      }

      const tests = apart.filter(({ from }) => catalogue.get(from).excludedFrom(scenario) === null);
      test.each(tests.map((entry) => [entry.from, nameOf(entry), entry] as const))('not %s: %s', (_, __, entry) => {
        const disjoint = entry.here[0] > entry.there[1] || entry.there[0] > entry.here[1];
        expect(disjoint, 'the two intervals do not meet').toBe(true);
        const other = catalogue.get(entry.from);
        const of = (cause: Fault): number[] =>
          APART_SEEDS.map((seed) =>
            twinEffect(entry, scenario, { fault: cause, onset, severity: entry.severity ?? 0.6 }, seed),
          );
        expectAll(of(fault), entry.here);
        expectAll(of(other), entry.there);
      });

      test('what the catalogue says of it is tested here', () => {
        const symptoms = cases.flatMap((entry) => entry.symptoms);
        const untested = fault.signature.filter(
          ({ metric, direction }) =>
            !symptoms.some((symptom) => symptom.metric === metric && directionOf(symptom, full) === direction),
        );
        expect(untested.map(({ metric, direction }) => `${metric} ${direction}`)).toEqual([]);
      });

      test('has the fingerprint of its seed', () => {
        const known = JSON.parse(readFileSync(join(root, fingerprintsFile), 'utf8')) as Record<string, string>;
        const name = `${full.id}/${id}`;
        expect({ [name]: fingerprintOf(fault, full) }).toEqual({ [name]: known[name] });
      });
    });
  }
}

function twinEffect(statistic: Statistic, scenario: Scenario, cause: Cause, seed: number): number {
  return effect(statistic, cachedRun(scenario, seed, cause), cachedRun(scenario, seed), scenario, cause);
}

/** The same statistic between two healthy runs with other data orders. */
function healthyEffect(statistic: Statistic, scenario: Scenario, cause: Cause, seed: number): number {
  const other = (seed % SEEDS.length) + 1;
  return effect(statistic, cachedRun(scenario, other), cachedRun(scenario, seed), scenario, cause);
}

const shown = (values: readonly number[]): string => values.map((value) => value.toPrecision(4)).join(', ');

function expectAll(values: readonly number[], interval: Interval): void {
  const ok = values.every((value) => inside(value, interval));
  if (!ok) expect.fail(`every seed should lie in [${interval.join(', ')}]: ${shown(values)}`);
  expect(ok).toBe(true);
}

function expectNone(values: readonly number[], interval: Interval): void {
  const ok = values.every((value) => !inside(value, interval));
  if (!ok) expect.fail(`no pair of healthy runs should lie in [${interval.join(', ')}]: ${shown(values)}`);
  expect(ok).toBe(true);
}
