/** Three significant digits, with a separator and without trailing zeros. */
const digits = (value: number) => Number(value.toPrecision(3)).toLocaleString('en-GB', { maximumFractionDigits: 4 });

/** From here on a price is written in the larger unit: 0.4 GPU-hours, and 3 GPU-minutes below a tenth of an hour. */
const LEAST_HOURS = 0.1;
const MINUTES = 60;
const SECONDS = 3600;

/** GPU-hours in the unit in which they read naturally. */
export function gpuHoursInWords(gpuHours: number): string {
  const [value, unit] = inUnit(gpuHours);
  const text = digits(value);
  return `${text} GPU-${unit}${text === '1' ? '' : 's'}`;
}

/** A column of GPU-hours in the unit in which its largest reads naturally: what stands in its head, and its cells. */
export function gpuHoursColumn(gpuHours: readonly number[]): {
  readonly unit: string;
  readonly cells: readonly string[];
} {
  const largest = Math.max(...gpuHours, 0);
  const [value, unit] = inUnit(largest);
  const scale = largest === 0 ? 1 : value / largest;
  return { unit: `GPU-${unit}s`, cells: gpuHours.map((hours) => digits(hours * scale)) };
}

function inUnit(hours: number): readonly [number, string] {
  if (hours === 0 || hours >= LEAST_HOURS) return [hours, 'hour'];
  return hours * MINUTES >= 1 ? [hours * MINUTES, 'minute'] : [hours * SECONDS, 'second'];
}

/** Hours on the clock, to two digits. */
export function hoursInWords(hours: number): string {
  const two = (value: number) => Number(value.toPrecision(2)).toLocaleString('en-GB');
  if (hours >= 0.995) return `${two(hours)} h`;
  if (hours * MINUTES >= 0.995) return `${two(hours * MINUTES)} min`;
  return `${two(hours * SECONDS)} s`;
}

/** What is spent and what is left of a budget, in a sentence. */
export function budgetInWords(spent: number, budget: number): string {
  const left = gpuHoursInWords(Math.max(0, budget - spent));
  return spent === 0 ? `${left} to spend` : `${gpuHoursInWords(spent)} spent, ${left} left`;
}
