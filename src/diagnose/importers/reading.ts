import type { ColumnMap } from './names/column-map.js';
import type { Context } from './names/role.js';
import type { PointCollector } from './raw-run.js';

/** What every reader of a format works with. */
export interface Reading {
  readonly context: Context;
  readonly map: ColumnMap;
  /** The one run to take of a file with several; null where the user named none. */
  readonly run: string | null;
  readonly collector: PointCollector;
  /** Sentences for the user, in the order of what happened. */
  readonly notes: string[];
}
