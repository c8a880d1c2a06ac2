import type { Attempt } from '../../src/store/store.js';
import { attemptAt, givenUpAt } from '../store/attempts.js';

/** True cause, named cause, confidence, score. */
type Line = readonly [truth: string, named: string, confidence: number, score: number];

/** Forty answers of somebody who is too sure, and takes one kind of healthy run for faults. */
const LINES: readonly Line[] = [
  ['lr-spike', 'lr-spike', 0.9, 97],
  ['healthy', 'lr-decay-early', 0.6, 38],
  ['mix-contamination', 'mix-contamination', 0.7, 84],
  ['dead-rank', 'straggler-node', 0.85, 21],
  ['healthy', 'healthy', 0.5, 74],
  ['label-noise', 'label-noise', 0.8, 90],
  ['dead-rank', 'straggler-node', 0.8, 24],
  ['eval-contamination', 'eval-contamination', 0.95, 98],
  ['lr-too-high', 'warmup-missing', 0.6, 45],
  ['healthy', 'healthy', 0.7, 86],
  ['clip-missing', 'lr-spike', 0.9, 34],
  ['duplicate-shard', 'duplicate-shard', 0.6, 78],
  ['calibration-drift', 'calibration-drift', 0.75, 88],
  ['optimizer-state-reset', 'moments-lost', 0.7, 47],
  ['lr-spike', 'lr-spike', 0.95, 99],
  ['healthy', 'eval-undersized', 0.4, 55],
  ['beta2-too-high', 'healthy', 0.3, 41],
  ['straggler-node', 'straggler-node', 0.95, 98],
  ['stale-rank', 'dead-rank', 0.8, 33],
  ['padding-unmasked', 'padding-unmasked', 0.65, 80],
  ['eval-dropout-on', 'eval-dropout-on', 0.85, 93],
  ['mix-shift', 'mix-contamination', 0.6, 46],
  ['healthy', 'healthy', 0.55, 72],
  ['moments-lost', 'moments-lost', 0.8, 90],
  ['corrupt-batches', 'corrupt-batches', 0.9, 95],
  ['weight-decay-too-large', 'weight-decay-too-large', 0.5, 66],
  ['dead-rank', 'dead-rank', 0.6, 76],
  ['fp16-underflow', 'fp16-scale-collapse', 0.7, 44],
  ['healthy', 'healthy', 0.8, 91],
  ['target-leak', 'target-leak', 0.99, 99],
  ['lr-too-high', 'lr-too-high', 0.7, 85],
  ['loader-rewind', 'duplicate-shard', 0.75, 43],
  ['overfit-repeat', 'overfit-repeat', 0.6, 75],
  ['healthy', 'lr-decay-early', 0.55, 44],
  ['silent-corruption', 'corrupt-batches', 0.5, 39],
  ['slice-regression', 'domain-starvation', 0.45, 42],
  ['lr-decay-early', 'lr-decay-early', 0.9, 96],
  ['missing-allreduce', 'missing-allreduce', 0.85, 92],
  ['healthy', 'healthy', 0.9, 96],
  ['storage-stall', 'straggler-node', 0.65, 50],
];

/** The first `answers` of forty, and then puzzles that were given up. */
export function recordAttempts(answers: number, givenUp = 0): Attempt[] {
  const answered = LINES.slice(0, answers).map(([cause, named, confidence, score], number): Attempt => {
    const attempt = attemptAt(number, { cause, score, top1: cause === named });
    return { ...attempt, answer: { ...attempt.answer, causes: { [named]: confidence } } };
  });
  return [...answered, ...Array.from({ length: givenUp }, (_, i) => givenUpAt(answered.length + i))];
}
