import { MOST, type Named } from './beliefs.js';
import { type Draft, ONSET_KINDS } from './draft.js';
import type { Prior } from './rest.js';

/** Longest text of a field that is kept: no step and no place is longer. */
const LONGEST = 200;

/**
 * A draft from text that an older version, another program or a damaged disk may have written: whatever does not hold is
 * dropped, field by field.
 */
export function readDraft(text: string, prior: Prior): Draft {
  const stored = parseObject(text);
  const onset = ONSET_KINDS.find((kind) => kind === stored['onset']) ?? null;
  return {
    named: readNamed(stored['named'], prior),
    onset,
    from: readText(stored['from']),
    to: readText(stored['to']),
    where: readText(stored['where']),
    fix: readText(stored['fix']),
  };
}

/** Names that cannot be are dropped, and so is what would make more than 99 % of them. */
function readNamed(stored: unknown, prior: Prior): Named {
  const named: Record<string, number> = {};
  let room = MOST;
  for (const [id, percent] of Object.entries(isObject(stored) ? stored : {})) {
    if (!Object.hasOwn(prior, id) || typeof percent !== 'number') continue;
    if (!Number.isInteger(percent) || percent < 1 || percent > room) continue;
    if (Object.keys(named).length === Object.keys(prior).length - 1) break;
    named[id] = percent;
    room -= percent;
  }
  return named;
}

function readText(stored: unknown): string {
  return typeof stored === 'string' && stored.length <= LONGEST ? stored : '';
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
