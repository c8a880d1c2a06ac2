import { invalid } from '../../../core/errors.js';
import type { Channel } from '../../observation.js';
import { shortened } from '../names/column-map.js';
import type { ChannelRole, Context, EvaluationRole } from '../names/role.js';
import type { RawSeries } from '../raw-run.js';

export interface ChannelSeries extends RawSeries {
  readonly role: ChannelRole;
}
export interface EvaluationSeries extends RawSeries {
  readonly role: EvaluationRole;
}

/** One series for each thing an observation holds. */
export interface ChosenSeries {
  readonly channels: ReadonlyMap<Channel, ChannelSeries>;
  readonly evaluations: readonly EvaluationSeries[];
}

/**
 * Of the columns that could be the same thing, takes the one with the plainest name among those that are logged often
 * enough; what the user mapped comes before all.
 * @throws AppError where the user mapped two columns to the same thing
 */
export function chooseSeries(series: readonly RawSeries[], context: Context): ChosenSeries {
  const filled = series.filter(({ values }) => values.length > 0);
  const channels = new Map<Channel, ChannelSeries>();
  for (const [, among] of grouped(filled.filter(isChannel), ({ role }) => role.channel)) {
    const best = bestOf(among);
    channels.set(best.role.channel, best);
  }
  const training = channels.get('train-loss')?.values.length ?? 0;
  const evaluations = filled.filter(isEvaluation).filter(
    // A bare accuracy or confidence that comes with every step is that of the training batch.
    ({ role, values }) =>
      role.split !== 'plain' || context === 'evaluation' || training === 0 || values.length < training / 2,
  );
  const key = ({ role }: EvaluationSeries): string => `${role.metric}\0${role.split === 'test'}\0${role.slice ?? ''}`;
  return { channels, evaluations: [...grouped(evaluations, key).values()].map(bestOf) };
}

const isChannel = (series: RawSeries): series is ChannelSeries => series.role.kind === 'channel';
const isEvaluation = (series: RawSeries): series is EvaluationSeries => series.role.kind === 'evaluation';

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

function bestOf<T extends RawSeries>(among: readonly T[]): T {
  const mapped = among.filter(({ role }) => role.rank < 0);
  if (mapped.length > 1)
    throw invalid('map', `${mapped.map(({ name }) => shortened(name)).join(' and ')} are mapped to the same thing`);
  if (mapped.length === 1) return mapped[0]!;
  const most = Math.max(...among.map(({ values }) => values.length));
  return among
    .filter(({ values }) => values.length >= most / 2)
    .reduce((best, other) => (preference(other) < preference(best) ? other : best));
}

/** A name that says validation is plainer than a bare one. */
const preference = ({ role }: RawSeries): number =>
  role.rank + (role.kind === 'evaluation' && role.split === 'plain' ? 0.5 : 0);
