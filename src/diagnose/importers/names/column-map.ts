import { invalid } from '../../../core/errors.js';
import { unknownName } from '../../../core/nearest.js';
import { INTERNAL_METRICS, SLICE_METRICS, STEP_METRICS } from '../../../core/vocabulary.js';
import type { Channel } from '../../observation.js';
import type { EvaluationRole, Role, Scale } from './role.js';

/** What a user says a column is. `step` and `run` are no series: the axis, and the one run to take of several. */
export type MapTarget = Role | { readonly kind: 'step' | 'run' | 'ignore' };

/** What a user says, by column. */
export type ColumnMap = ReadonlyMap<string, MapTarget>;

/** A rank no automatic name has: what the user says wins. */
const CHOSEN = -1;

const channel = (name: Channel, scale: Scale): Role => ({ kind: 'channel', channel: name, scale, rank: CHOSEN });
const evaluation = (metric: EvaluationRole['metric'], scale: Scale): EvaluationRole => ({
  kind: 'evaluation',
  metric,
  split: 'validation',
  slice: null,
  scale,
  rank: CHOSEN,
});

const TARGETS: ReadonlyMap<string, MapTarget> = new Map<string, MapTarget>([
  ['step', { kind: 'step' }],
  ['run', { kind: 'run' }],
  ['ignore', { kind: 'ignore' }],
  ...[...STEP_METRICS, ...INTERNAL_METRICS].map((name) => [name, channel(name, 'as-logged')] as const),
  ['step-time-s', channel('throughput', 'per-second')],
  ['step-time-ms', channel('throughput', 'per-millisecond')],
  ...SLICE_METRICS.map((metric) => [`eval-${metric}`, evaluation(metric, 'as-logged')] as const),
  ['eval-perplexity', evaluation('loss', 'logarithm')],
  ['eval-size', evaluation('size', 'as-logged')],
]);

/** What `--map theirs=ours` may have on its right. Those that start with `eval-` may name a slice: `eval-loss:code`. */
export const MAP_TARGETS: readonly string[] = [...TARGETS.keys()];

/**
 * Reads `theirs=ours` pairs; a column's name may hold an equals sign itself, so the last one counts.
 * @throws AppError for a pair that is none, an unknown target and a column named twice
 */
export function parseColumnMap(pairs: readonly string[]): ColumnMap {
  const map = new Map<string, MapTarget>();
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=');
    if (at <= 0 || at === pair.length - 1)
      throw invalid('map', `${shortened(pair)} (theirs=ours, such as my_loss=train-loss)`);
    const theirs = pair.slice(0, at).trim();
    if (map.has(theirs)) throw invalid('map', `${shortened(pair)} (${shortened(theirs)} is mapped twice)`);
    map.set(theirs, targetOf(pair.slice(at + 1).trim()));
  }
  return map;
}

function targetOf(text: string): MapTarget {
  const colon = text.indexOf(':');
  const name = (colon < 0 ? text : text.slice(0, colon)).toLowerCase().replaceAll('_', '-');
  const target = TARGETS.get(name);
  if (target === undefined) throw unknownName('map target', name, MAP_TARGETS);
  if (colon < 0) return target;
  const slice = text.slice(colon + 1).trim();
  if (target.kind !== 'evaluation' || slice === '')
    throw invalid('map target', `${shortened(text)} (a slice follows only eval-…, such as eval-loss:code)`);
  return { ...target, slice };
}

/** A name as messages repeat it. */
export const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);
