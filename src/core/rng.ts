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
  /** Standard normal. Keeps no spare value: the state of the stream is that of its generator. */
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

/**
 * Ziggurat of 128 layers for the standard normal (Marsaglia & Tsang 2000), built from exp, log and sqrt only.
 * EDGES[i] is the right edge of layer i; layer 0 holds the tail.
 */
const LAYERS = 128;
const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;
const EDGES = new Float64Array(LAYERS + 1);
const HEIGHTS = new Float64Array(LAYERS + 1);
EDGES[0] = AREA / Math.exp((-TAIL * TAIL) / 2);
EDGES[1] = TAIL;
for (let i = 2; i < LAYERS; i++) {
  const x = EDGES[i - 1]!;
  EDGES[i] = Math.sqrt(-2 * Math.log(AREA / x + Math.exp((-x * x) / 2)));
}
EDGES[LAYERS] = 0;
for (let i = 0; i <= LAYERS; i++) HEIGHTS[i] = Math.exp((-EDGES[i]! * EDGES[i]!) / 2);

export function createStream(secret: string, path: StreamPath): Stream {
  const next = seedrandom.alea(deriveSecret(secret, path));
  const normal = (): number => {
    for (;;) {
      // 32 bits: 7 choose the layer, 1 the sign, 24 the place within the layer.
      const u = next() * LAYERS;
      const layer = Math.floor(u);
      const v = 2 * (u - layer) - 1;
      const x = v * EDGES[layer]!;
      if ((x < 0 ? -x : x) < EDGES[layer + 1]!) return x;
      if (layer === 0) {
        // Marsaglia's tail beyond the last edge.
        for (;;) {
          const far = -Math.log(1 - next()) / TAIL;
          const y = -Math.log(1 - next());
          if (y + y > far * far) return v < 0 ? -(TAIL + far) : TAIL + far;
        }
      }
      const low = HEIGHTS[layer]!;
      if (low + next() * (HEIGHTS[layer + 1]! - low) < Math.exp((-x * x) / 2)) return x;
    }
  };
  return {
    uniform: () => next(),
    normal,
    integer: (count) => Math.floor(next() * count),
    pick: (items) => items[Math.floor(next() * items.length)]!,
  };
}
