import type { HEALTHY as HealthyId } from '../core/vocabulary.js';
import type { WHOLE_RUN as WholeRunId } from '../puzzle/puzzle.js';
import type { NO_FIX as NoFixId } from '../puzzle/score-fix.js';

/** Ids of the server that the page must know. Types alone cross the border; they keep the two sides equal. */

/** The candidate of a run without fault. */
export const HEALTHY: typeof HealthyId = 'healthy';
/** The place of a fault that acts everywhere, and of a healthy run. */
export const WHOLE_RUN: typeof WholeRunId = 'whole-run';
/** The fix of an answer that names none. */
export const DO_NOTHING: typeof NoFixId = 'do-nothing';
