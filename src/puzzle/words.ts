/** Numbers as the reasons of a grade show them. */

/** A probability as a percentage with at most one decimal: `62 %`, `0.4 %`. */
export function percent(probability: number): string {
  return `${Number((100 * probability).toFixed(1))} %`;
}

/** A score with at most two decimals. */
export function points(value: number): string {
  return String(Number(value.toFixed(2)));
}

export function stepCount(count: number): string {
  return `${points(count)} ${count === 1 ? 'step' : 'steps'}`;
}

/** A step, or another whole number, with its thousands separated: `1,204`. */
export function stepNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
