import type { EvaluationSeries } from './choose-series.js';

/** The slice of a run that is evaluated as a whole. */
export const WHOLE = 'all';

/**
 * Names the slice of each series: its own; `all` for an evaluation without slices; `validation` and `test` where a run
 * has the same metric of both as a whole. A `val_loss` beside a `test_acc` is two names for one set.
 */
export function sliceNames(series: readonly EvaluationSeries[]): readonly string[] {
  const isTest = ({ role }: EvaluationSeries): boolean => role.split === 'test';
  const whole = series.filter(({ role }) => role.slice === null);
  const tested = new Set(whole.filter(isTest).map(({ role }) => role.metric));
  const both = whole.some((one) => !isTest(one) && tested.has(one.role.metric));
  const validated = new Set(series.filter((one) => !isTest(one)).map(({ role }) => role.slice));
  return series.map((one) => {
    const { slice } = one.role;
    if (slice !== null) return isTest(one) && validated.has(slice) ? `test_${slice}` : slice;
    if (!both) return WHOLE;
    return isTest(one) ? 'test' : 'validation';
  });
}
