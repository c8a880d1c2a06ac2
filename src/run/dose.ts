import { invalid } from '../core/errors.js';
import { interpolate, significant } from '../core/maths.js';
import { unknownName } from '../core/nearest.js';
import type { ResolvedInjection } from './causes.js';
import type { Dose, Fault, Injection } from './fault.js';
import type { Scenario } from './scenario.js';

/**
 * The physical dose of a severity in (0, 1]: every field moves from its mildest to its strongest value.
 * Five significant digits, so that the dose in an answer key is the dose that was simulated.
 */
export function doseOf(fault: Fault, severity: number): Dose {
  return Object.fromEntries(
    Object.entries(fault.dose).map(([name, field]) => {
      const value = interpolate(field.from, field.to, severity, field.scale);
      return [name, field.integer ? Math.round(value) : significant(value)];
    }),
  );
}

/**
 * Completes and checks an injection: the onset within the window, the severity in [0, 1], the dose's fields known and in
 * range, the place one the fault can act on (the first where none is given).
 * @throws AppError naming the field, its value and what is valid
 */
export function resolveInjection(fault: Fault, injection: Injection, scenario: Scenario): ResolvedInjection {
  const { id } = fault.meta;
  const { steps } = scenario.window;
  const { onset, severity, until = Number.POSITIVE_INFINITY } = injection;
  if (!Number.isInteger(onset) || onset < 0 || onset >= steps)
    throw invalid('onset', `${onset} (a step from 0 to ${steps - 1})`);
  if (injection.fault !== id) throw invalid('fault', `${injection.fault} (this is ${id})`);
  if (!(until === Number.POSITIVE_INFINITY || Number.isInteger(until)) || until <= onset)
    throw invalid('repair', `${until} (a step after the onset, ${onset})`);
  if (!(typeof severity === 'number' && severity >= 0 && severity <= 1))
    throw invalid('severity', `${severity} (a number from 0 to 1)`);
  const excluded = fault.excludedFrom(scenario);
  if (excluded !== null) throw invalid('fault', `${id} cannot occur in ${scenario.id}: ${excluded}`);
  for (const [name, value] of Object.entries(injection.dose ?? {})) {
    const field = Object.hasOwn(fault.dose, name) ? fault.dose[name] : undefined;
    if (field === undefined) throw unknownName(`dose of ${id}`, name, Object.keys(fault.dose));
    if (
      !(typeof value === 'number' && value >= field.min && value <= field.max) ||
      (field.integer && !Number.isInteger(value))
    )
      throw invalid(
        `dose of ${id}`,
        `${name}=${value} (${field.integer ? 'an integer' : 'a number'} from ${field.min} to ${field.max})`,
      );
  }
  const places = fault.places(scenario);
  const where = injection.where ?? places[0];
  if (where !== undefined && !places.includes(where)) throw unknownName(`place of ${id}`, where, places);
  return {
    fault,
    injection: { fault: id, onset, until, severity, dose: { ...doseOf(fault, severity), ...injection.dose }, where },
  };
}
