import type { ObservedEvaluations } from '../observation.js';
import type { ChosenSeries } from './assemble/choose-series.js';
import { shortened } from './names/column-map.js';
import { counted, listed } from './names/lists.js';
import type { RawRun } from './raw-run.js';

/** Sentences that say which columns were taken for what, and which for nothing. */
export function usedAndIgnored(
  run: RawRun,
  { channels, evaluations }: ChosenSeries,
  observed: ObservedEvaluations | null,
): readonly string[] {
  const notes: string[] = [];
  const used = [...channels].map(([channel, { name }]) => `${shortened(name)} as ${channel}`);
  if (used.length > 0) notes.push(`Used ${listed(used)}.`);
  else notes.push('The run has no column of training; only its evaluations were used.');
  if (observed !== null) {
    const metrics = Object.keys(observed.metrics).join(', ');
    const slices = `${counted(observed.slices.length, 'slice')} (${listed(observed.slices)})`;
    notes.push(`Evaluations: ${metrics} of ${slices} at ${counted(observed.steps.length, 'step')}.`);
  }
  const rate = channels.get('throughput');
  if (rate !== undefined && (rate.role.scale !== 'as-logged' || rate.role.rank >= 200))
    notes.push(`${shortened(rate.name)} gives the throughput in steps a second, not in tokens.`);
  if (channels.get('train-loss')?.role.scale === 'logarithm')
    notes.push(`The loss is the logarithm of ${shortened(channels.get('train-loss')!.name)}.`);
  const logs = evaluations.filter(({ role }) => role.scale === 'logarithm').map(({ name }) => name);
  if (logs.length > 0) notes.push(`The evaluation loss is the logarithm of ${listed([...new Set(logs)])}.`);
  const taken = new Set([...channels.values(), ...evaluations].map(({ name }) => name));
  const ignored = run.names.filter((name) => !taken.has(name) && !run.axes.has(name));
  if (ignored.length > 0) notes.push(`Not used: ${listed(ignored)}.`);
  return notes;
}
