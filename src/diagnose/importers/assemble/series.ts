import type { Channel, Observation } from '../../observation.js';
import { counted } from '../names/lists.js';
import type { ChannelSeries } from './choose-series.js';
import { type Points, pointsOf, unionOfSteps, valuesAt } from './points.js';

/** Puts the channels of a run onto the steps at which any of them was logged. */
export function assembleSeries(
  channels: ReadonlyMap<Channel, ChannelSeries>,
  notes: string[],
): Pick<Observation, 'steps' | 'series'> {
  const points = new Map<Channel, Points>();
  for (const [channel, series] of channels) points.set(channel, pointsOf(series));
  const all = [...points.values()];
  if (all.some(({ inOrder }) => !inOrder)) notes.push('The rows were not in the order of their steps and were sorted.');
  const merged = Math.max(0, ...all.map((one) => one.merged));
  if (merged > 0)
    notes.push(`${counted(merged, 'row')} repeated a step, as after a restart; the last value of a step counts.`);
  const steps = unionOfSteps(all);
  const series: Partial<Record<Channel, Float64Array>> = {};
  for (const [channel, one] of points) series[channel] = valuesAt(steps, one);
  return { steps, series };
}
