import { createHmac } from 'node:crypto';
import seedrandom from 'seedrandom';

/** One element of a stream's name; the whole path is JSON-encoded, so ["a","b"] and "a,b" never collide. */
export type StreamPath = readonly (string | number)[];

/**
 * A named random stream. Each stream's seed is HMAC-SHA-256(secret, path): the 96-bit state of alea can be read off its
 * raw output, so no stream may be derivable from another, and adding a stream never shifts an existing one.
 */
export interface Stream {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Standard normal (Marsaglia's polar method; the spare is part of this stream's state). */
  normal(): number;
  /** Integer in [0, count). */
  integer(count: number): number;
  /** One element of a non-empty list. */
  pick<T>(items: readonly T[]): T;
}

/** 32-byte secret of a named part of a secret, as hex; used for puzzles of a pack and streams of a run. */
export function deriveSecret(secret: string, path: StreamPath): string {
  return createHmac('sha256', secret).update(JSON.stringify(path)).digest('hex');
}

/** Secret for a user-visible practice seed (`--seed 42`). Anyone can recompute it: that is what a seed is for. */
export function secretOfSeed(seed: string): string {
  return deriveSecret('lossleuth practice seed', [seed]);
}

export function createStream(secret: string, path: StreamPath): Stream {
  const next = seedrandom.alea(deriveSecret(secret, path));
  let spare = 0;
  let hasSpare = false;
  const stream: Stream = {
    uniform: () => next(),
    normal() {
      if (hasSpare) {
        hasSpare = false;
        return spare;
      }
      let u = 0;
      let v = 0;
      let s = 0;
      do {
        u = 2 * next() - 1;
        v = 2 * next() - 1;
        s = u * u + v * v;
      } while (s >= 1 || s === 0);
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * scale;
      hasSpare = true;
      return u * scale;
    },
    integer: (count) => Math.floor(next() * count),
    pick: (items) => items[Math.floor(next() * items.length)]!,
  };
  return stream;
}
