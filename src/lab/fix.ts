import type { Part } from '../core/vocabulary.js';
import type { Hooks } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';

/** Where the run goes on from: as it stands, from the last checkpoint before the trouble, or from the first one. */
export const FIX_STARTS = ['here', 'checkpoint', 'start'] as const;
export type FixStart = (typeof FIX_STARTS)[number];

export interface FixMeta {
  /** File name of the source, kebab-case. */
  readonly id: string;
  readonly name: string;
  /** What is done, in one sentence. */
  readonly summary: string;
}

/** Something that can be done about a run, whatever is wrong with it. */
export interface Fix {
  readonly meta: FixMeta;
  /** Parts of the job that are put right. Where the cause sits elsewhere, it goes on. */
  readonly repairs: readonly Part[];
  readonly from: FixStart;
  /** Hours of work, besides those of the steps that are trained again. */
  readonly hours: number;
  /** What acts besides from then on. */
  readonly hooks?: Hooks;
  /** Whether the batches after the checkpoint are others. */
  readonly reorders?: true;
  /** Why it cannot be done in this scenario; absent: it can in all. */
  excludedFrom?(scenario: Scenario): string | null;
}

/** Hours to change a line and start the job again. */
export const RESTART_HOURS = 0.3;

/** A repair that goes on from where the run stands. */
export function repair(meta: FixMeta, part: Part, hours = RESTART_HOURS): Fix {
  return { meta, repairs: [part], from: 'here', hours };
}

/** The same repair, and back to the last checkpoint before the trouble. */
export function repairAndRewind(fix: Fix, name: string): Fix {
  const { id, summary } = fix.meta;
  return {
    ...fix,
    meta: {
      id: `${id}-and-rewind`,
      name,
      summary: `${summary.slice(0, -1)}, and go on from the last checkpoint before the trouble.`,
    },
    from: 'checkpoint',
  };
}
