import type { SliceMetric } from '../../../core/vocabulary.js';
import type { Channel } from '../../observation.js';

/** How a logged number becomes the one an observation has. */
export type Scale = 'as-logged' | 'logarithm' | 'per-second' | 'per-millisecond';

export interface ChannelRole {
  readonly kind: 'channel';
  readonly channel: Channel;
  readonly scale: Scale;
  /** Lowest wins where several columns could be this channel. */
  readonly rank: number;
}

/** Which examples a job held out. `plain` is said of a bare name, such as `acc`, that could be of training as well. */
export type Split = 'validation' | 'test' | 'plain';

export interface EvaluationRole {
  readonly kind: 'evaluation';
  readonly metric: SliceMetric | 'size';
  readonly split: Split;
  /** The slice its name carries; null where it carries none. */
  readonly slice: string | null;
  readonly scale: Scale;
  readonly rank: number;
}

export type Role = ChannelRole | EvaluationRole;

/** What a file is read for: `run` has the steps of training, `evaluation` is the file of `--eval`. */
export type Context = 'run' | 'evaluation';
