import { piecesOf } from './words.js';

/**
 * Columns that count steps, best first: a trainer's own count is more to be trusted than that of the tool it logs to,
 * which may count its calls.
 */
const STEP_NAMES: readonly string[] = [
  'train global step',
  'trainer global step',
  'global step',
  'trainer step',
  'train step',
  'step',
  'steps',
  'iteration',
  'iter',
  'iterations',
  'it',
  'update',
  'updates',
  'num updates',
  'n iter',
  'batch',
  'batch idx',
  'batch step',
  'optimizer step',
  'epoch',
];

/** Place of a name in the order of preference, or −1 where it counts no steps. */
export function stepRank(name: string): number {
  if (name.length > 60) return -1;
  return STEP_NAMES.indexOf(
    piecesOf(name)
      .flatMap((piece) => piece.words)
      .join(' '),
  );
}

/** Epochs stand in for steps only where there is nothing else. */
export const EPOCH_RANK = STEP_NAMES.indexOf('epoch');

/** Columns that tell several runs in one file apart, best first. */
const RUN_NAMES: readonly string[] = ['run', 'run name', 'run id', 'experiment', 'experiment name', 'trial', 'seed'];

export function runRank(name: string): number {
  return name.length > 60
    ? -1
    : RUN_NAMES.indexOf(
        piecesOf(name)
          .flatMap((piece) => piece.words)
          .join(' '),
      );
}
