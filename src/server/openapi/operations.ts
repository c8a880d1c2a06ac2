import type { Operation } from '../http/operation.js';
import { afterwardsOperations } from './afterwards.js';
import { chartsOperations } from './charts.js';
import { diagnoseOperations } from './diagnose.js';
import { healthOperations } from './health.js';
import { manualOperations } from './manual.js';
import { notesOperations } from './notes.js';
import { openApiOperations } from './openapi.js';
import { probesOperations } from './probes.js';
import { progressOperations } from './progress.js';
import { puzzleOperations } from './puzzle.js';
import { puzzlesOperations } from './puzzles.js';
import { sessionOperations } from './session.js';

/** Every operation under /api/v1, one list for each file of routes. A route without one fails a test. */
export const OPERATIONS: readonly Operation[] = [
  ...puzzleOperations,
  ...puzzlesOperations,
  ...probesOperations,
  ...afterwardsOperations,
  ...notesOperations,
  ...progressOperations,
  ...sessionOperations,
  ...chartsOperations,
  ...manualOperations,
  ...diagnoseOperations,
  ...healthOperations,
  ...openApiOperations,
];
