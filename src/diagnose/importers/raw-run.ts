import { invalid } from '../../core/errors.js';
import { MOST_SLICES, MOST_VALUES } from './limits.js';
import type { Role } from './names/role.js';

/** One logged quantity that is of use, as its file has it: points in the order of the file. */
export interface RawSeries {
  /** Column, key or tag. */
  readonly name: string;
  readonly role: Role;
  readonly steps: number[];
  readonly values: number[];
}

/** What the files of a run hold, before anything is made of it. */
export interface RawRun {
  readonly series: readonly RawSeries[];
  /** Every column, key or tag, used or not. */
  readonly names: readonly string[];
  /** Those that place the values: steps, slices, runs. */
  readonly axes: ReadonlySet<string>;
}

/**
 * Says what a column, key or tag is; null where it is of no use.
 * @param exact the name must say no more than the metric
 */
export type RoleFinder = (name: string, exact: boolean) => Role | null;

/** Collects points by name and slice. What has no role is not kept, so that memory is bounded by what is used. */
export class PointCollector implements RawRun {
  readonly axes = new Set<string>();
  /** Whether a file names the run its values are of. */
  tellsRuns = false;
  readonly #series = new Map<string, RawSeries>();
  readonly #roles = { loose: new Map<string, Role | null>(), exact: new Map<string, Role | null>() };
  readonly #slices = new Set<string>();
  readonly #roleOf: RoleFinder;
  #values = 0;

  constructor(roleOf: RoleFinder) {
    this.#roleOf = roleOf;
  }

  get series(): readonly RawSeries[] {
    return [...this.#series.values()];
  }

  get names(): readonly string[] {
    return [...new Set([...this.#roles.loose.keys(), ...this.#roles.exact.keys()])];
  }

  /** Takes note of a name and returns its role. */
  meets(name: string, exact = false): Role | null {
    const roles = exact ? this.#roles.exact : this.#roles.loose;
    let role = roles.get(name);
    if (role === undefined) {
      role = this.#roleOf(name, exact);
      roles.set(name, role);
    }
    return role;
  }

  /**
   * The series of a name, made when it is first asked for.
   * @param slice named beside the value, as a long evaluation file does
   * @throws AppError for more slices than an evaluation has
   */
  at(name: string, role: Role, slice: string | null = null): RawSeries {
    const key = slice === null ? name : `${name}\0${slice}`;
    let series = this.#series.get(key);
    if (series === undefined) {
      if (slice !== null && this.#slices.add(slice).size > MOST_SLICES)
        throw invalid('evaluations', `more than ${MOST_SLICES} slices`);
      const own = slice === null || role.kind === 'channel' ? role : { ...role, slice };
      series = { name, role: own, steps: [], values: [] };
      this.#series.set(key, series);
    }
    return series;
  }

  /** @throws AppError when a run has more values than are kept */
  add(series: RawSeries, step: number, value: number): void {
    if (++this.#values > MOST_VALUES) throw invalid('run', `more than ${MOST_VALUES} values (keep fewer rows)`);
    series.steps.push(step);
    series.values.push(value);
  }
}

/** A step a row can be placed at. */
export const isStep = (step: number): boolean => Number.isSafeInteger(step) && step >= 0;
