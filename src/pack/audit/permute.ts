import { setImmediate } from 'node:timers/promises';
import { createStream, type Stream, secretOfSeed } from '../../core/rng.js';
import { membersOf, type Statistic, type Strata } from './statistics.js';

/** After so many permutations a test that is clearly not significant is left alone. */
export const FIRST_PERMUTATIONS = 2000;
/** Permutations as extreme as the pack, among the first, that make a test clearly not significant: p > .05. */
const CLEARLY = 100;
/** Permutations between two looks at the signal. */
const BREATH = 20;

export interface PermutationTest {
  /** Group of each puzzle, as it is. */
  readonly labels: Int32Array;
  /** Groups are shuffled within a stratum. */
  readonly strata: Strata;
  readonly statistic: Statistic;
}

export interface PermutationResult {
  readonly value: number;
  readonly p: number;
  readonly permutations: number;
}

export interface PermuteOptions {
  /** Most permutations of one test. */
  readonly permutations: number;
  readonly onProgress?: ((done: number, count: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Permutations with which the smallest possible p value, 1 / (permutations + 1), is significant among so many tests after
 * Holm's correction, even where one permutation does as well by chance.
 */
export function permutationsFor(tests: number, alpha: number): number {
  return Math.max(FIRST_PERMUTATIONS, Math.ceil((2 * tests) / alpha));
}

/**
 * Permutation tests: how often groups shuffled within their strata give a statistic as large as the pack does. The p
 * value is (such permutations + 1) / (permutations + 1) (Phipson & Smyth 2010). A test that is clearly not significant
 * after the first 2,000 stops there; below .05 the p value is that of all permutations, and so it is exact there.
 * Tests with the same groups and strata share their permutations. Reproducible: the streams are named.
 */
export async function permute(
  tests: readonly PermutationTest[],
  { permutations, onProgress, signal }: PermuteOptions,
): Promise<PermutationResult[]> {
  const running = tests.map(begin);
  const blocks = blocksOf(running);
  const first = Math.min(FIRST_PERMUTATIONS, permutations);
  for (let done = 1; done <= permutations; done++) {
    for (const block of blocks) {
      if (block.running.length === 0) continue;
      shuffle(block.labels, block.members, block.stream);
      for (const one of block.running) {
        one.permutations = done;
        if (one.test.statistic(block.labels) >= one.reached) one.extreme += 1;
      }
      if (done === first) block.running = block.running.filter(({ extreme }) => extreme < CLEARLY);
    }
    if (done >= first && blocks.every((block) => block.running.length === 0)) break;
    if (done % BREATH !== 0) continue;
    onProgress?.(done, permutations);
    await setImmediate();
    signal?.throwIfAborted();
  }
  onProgress?.(permutations, permutations);
  return running.map((one) => ({
    value: one.value,
    p: (one.extreme + 1) / (one.permutations + 1),
    permutations: one.permutations,
  }));
}

interface Running {
  readonly test: PermutationTest;
  readonly value: number;
  /** The value less what rounding may take off it. */
  readonly reached: number;
  extreme: number;
  permutations: number;
}

interface Block {
  readonly labels: Int32Array;
  readonly members: readonly (readonly number[])[];
  readonly stream: Stream;
  running: Running[];
}

function begin(test: PermutationTest): Running {
  const value = test.statistic(test.labels);
  return { test, value, reached: value - 1e-9 * (1 + Math.abs(value)), extreme: 0, permutations: 0 };
}

function blocksOf(running: readonly Running[]): Block[] {
  const blocks = new Map<string, Block>();
  const secret = secretOfSeed('lossleuth audit');
  for (const one of running) {
    const { labels, strata } = one.test;
    const key = `${labels.join(' ')};${strata.join(' ')}`;
    const block = blocks.get(key) ?? {
      labels: labels.slice(),
      members: membersOf(strata),
      stream: createStream(secret, ['permutations', blocks.size]),
      running: [],
    };
    block.running.push(one);
    blocks.set(key, block);
  }
  return [...blocks.values()];
}

/** Fisher & Yates within each stratum. */
function shuffle(labels: Int32Array, strata: readonly (readonly number[])[], stream: Stream): void {
  for (const members of strata) {
    for (let last = members.length - 1; last > 0; last--) {
      const [a, b] = [members[last]!, members[stream.integer(last + 1)]!];
      const label = labels[a]!;
      labels[a] = labels[b]!;
      labels[b] = label;
    }
  }
}
