/** Numbers as the reasons of a grade show them. */

/** A probability as a percentage with at most one decimal: `62 %`, `0.4 %`. */
export function percent(probability: number): string {
  return `${Number((100 * probability).toFixed(1))} %`;
}

/** A probability as the page prints it beside a reason: whole per cents, one decimal only where they would hide it. */
export function probabilityPercent(probability: number): string {
  const value = 100 * probability;
  return `${value.toFixed((value > 0 && value < 1) || (value > 99 && value < 100) ? 1 : 0)} %`;
}

/** A score with at most two decimals. */
export function points(value: number): string {
  return String(Number(value.toFixed(2)));
}

export function stepCount(count: number): string {
  return `${stepNumber(count)} ${count === 1 ? 'step' : 'steps'}`;
}

/** A step, or another whole number, with its thousands separated: `1,204`. */
export function stepNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
