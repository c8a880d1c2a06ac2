import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { resolveInjection } from '../../src/run/dose.js';
import type { Fault, Injection } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { catalogue, scenarioOf, scenarios, scenariosOf } from '../helpers/runs.js';

/** What is asked of a run is checked before the run: every field of an injection, for every fault in the catalogue. */

const STEPS = scenarioOf('llm-pretrain-7b').window.steps;
const spike = catalogue.get('lr-spike');

/** The message that refuses an injection which is right but for what is given; values may be of any type, as input is. */
function refusal(fault: Fault, wrong: Readonly<Record<string, unknown>>, scenario?: Scenario): string {
  const right = { fault: fault.meta.id, onset: 100, severity: 0.5 };
  const within = scenario ?? scenariosOf(fault)[0]!;
  expect(() => resolveInjection(fault, right, scenariosOf(fault)[0]!)).not.toThrow();
  try {
    resolveInjection(fault, { ...right, ...wrong } as Injection, within);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).exitCode).toBe(2);
    return (error as AppError).message;
  }
  return expect.fail(`${JSON.stringify(wrong)} was accepted`);
}

describe('an injection is refused', () => {
  test.each([-1, -0.5, 1.5, STEPS, STEPS + 1, 1e300, Number.NaN, Infinity, -Infinity, '100', '', null, undefined])(
    'with onset %o',
    (onset) => {
      expect(refusal(spike, { onset }, scenarioOf('llm-pretrain-7b'))).toBe(
        `invalid onset: ${onset} (a step from 0 to ${STEPS - 1})`,
      );
    },
  );

  test.each([100, 99, 0, -1, Number.NaN, -Infinity, 'never', null])('with a repair at %o', (until) => {
    expect(refusal(spike, { until })).toBe(`invalid repair: ${until} (a step after the onset, 100)`);
  });

  test.each([-0.001, 1.001, 50, Number.NaN, Infinity, -Infinity, 'strong', undefined])(
    'with severity %o',
    (severity) => {
      expect(refusal(spike, { severity })).toBe(`invalid severity: ${severity} (a number from 0 to 1)`);
    },
  );

  test('at the last step and at severities 0 and 1 it is not', () => {
    for (const right of [{ onset: STEPS - 1 }, { onset: 0 }, { severity: 0 }, { severity: 1 }, { until: 101 }])
      expect(() =>
        resolveInjection(
          spike,
          { fault: 'lr-spike', onset: 100, severity: 0.5, ...right },
          scenarioOf('llm-pretrain-7b'),
        ),
      ).not.toThrow();
  });
});

describe('the dose is refused', () => {
  const doses = catalogue.all.flatMap((fault) =>
    Object.entries(fault.dose).map(([name, field]) => [`${fault.meta.id} ${name}`, fault, name, field] as const),
  );

  test.each(doses)('of %s beyond its range', (_, fault, name, { min, max, integer }) => {
    const step = integer ? 1 : 1e-6 * Math.max(1, max);
    const valid = `(${integer ? 'an integer' : 'a number'} from ${min} to ${max})`;
    const wrong: unknown[] = [min - step, max + step, -1e9, Number.NaN, Infinity, -Infinity, 'much', undefined];
    if (integer) wrong.push(min + 0.5, String(min));
    for (const value of wrong)
      expect(refusal(fault, { dose: { [name]: value } })).toBe(
        `invalid dose of ${fault.meta.id}: ${name}=${value} ${valid}`,
      );
    for (const value of [min, max])
      expect(() =>
        resolveInjection(
          fault,
          { fault: fault.meta.id, onset: 1, severity: 1, dose: { [name]: value } },
          scenariosOf(fault)[0]!,
        ),
      ).not.toThrow();
  });

  test.each(catalogue.all.map((fault) => [fault.meta.id, fault] as const))('of %s by an unknown name', (id, fault) => {
    const names = Object.keys(fault.dose);
    for (const name of ['zzzzzzzzzzzz', 'constructor', '__proto__x', ''])
      expect(refusal(fault, { dose: { [name]: 1 } })).toMatch(new RegExp(`^unknown dose of ${id}: ${name} \\(.+\\)$`));
    if (names.length > 0)
      expect(refusal(fault, { dose: { [`${names[0]}s`]: 1 } })).toContain(`did you mean ${names[0]}?`);
  });
});

describe('the place is refused', () => {
  test.each(catalogue.all.map((fault) => [fault.meta.id, fault] as const))('of %s where it cannot act', (id, fault) => {
    const places = fault.places(scenariosOf(fault)[0]!);
    const [first = 'web'] = places;
    for (const where of [`${first}-2`, 'whole-run', 'zzzzzzzzzzzz', '', 'constructor'])
      expect(refusal(fault, { where })).toMatch(new RegExp(`^unknown place of ${id}: ${where} \\(.+\\)$`));
    expect(refusal(fault, { where: 'zzzzzzzzzzzz' })).toContain(places.length === 0 ? 'there is none' : first);
  });
});

describe('the fault is refused', () => {
  const excluded = catalogue.all.flatMap((fault) =>
    scenarios
      .filter((scenario) => fault.excludedFrom(scenario) !== null)
      .map((scenario) => [fault.meta.id, scenario.id, fault, scenario] as const),
  );

  test.each(excluded)('%s in %s, where it cannot occur', (id, name, fault, scenario) => {
    expect(refusal(fault, {}, scenario)).toBe(
      `invalid fault: ${id} cannot occur in ${name}: ${fault.excludedFrom(scenario)}`,
    );
  });

  test('by a name that no fault has', () => {
    expect(() => catalogue.get('lr-spik')).toThrow('unknown fault: lr-spik (did you mean lr-spike?)');
  });
});
