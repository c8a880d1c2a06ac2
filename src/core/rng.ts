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
  /** Fills an array with standard normals: the same numbers as one call of `normal` each. */
  normals(into: Float64Array): void;
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

/**
 * Alea (Baagøe 2010) as a class. The seeding is seedrandom's and so is the sequence (a test compares them); the four
 * lines of the recurrence stand here because a closure a stream cannot be inlined where several streams meet, and
 * normal draws are half of what a simulation costs.
 */
class AleaStream implements Stream {
  // Doubles from the beginning: V8 boxes every store into a field that it first saw without a number (a fifth of a run).
  #s0 = 0.5;
  #s1 = 0.5;
  #s2 = 0.5;
  #carry = 0.5;

  constructor(seed: string) {
    const { s0, s1, s2, c } = seedrandom.alea(seed, { state: true }).state() as AleaState;
    this.#s0 = s0;
    this.#s1 = s1;
    this.#s2 = s2;
    this.#carry = c;
  }

  uniform(): number {
    const t = 2091639 * this.#s0 + this.#carry * 2.3283064365386963e-10;
    this.#s0 = this.#s1;
    this.#s1 = this.#s2;
    this.#carry = Math.floor(t);
    this.#s2 = t - this.#carry;
    return this.#s2;
  }

  normal(): number {
    // 32 bits: 7 choose the layer, 1 the sign, 24 the place within the layer.
    const u = this.uniform() * LAYERS;
    const layer = Math.floor(u);
    const v = 2 * (u - layer) - 1;
    const x = v * EDGES[layer]!;
    return Math.abs(x) < EDGES[layer + 1]! ? x : this.#rim(layer, v, x);
  }

  normals(into: Float64Array): void {
    let s0 = this.#s0;
    let s1 = this.#s1;
    let s2 = this.#s2;
    let carry = this.#carry;
    for (let i = 0; i < into.length; i++) {
      // uniform() and normal() with the state in registers.
      const t = 2091639 * s0 + carry * 2.3283064365386963e-10;
      s0 = s1;
      s1 = s2;
      carry = Math.floor(t);
      s2 = t - carry;
      const u = s2 * LAYERS;
      const layer = Math.floor(u);
      const v = 2 * (u - layer) - 1;
      const x = v * EDGES[layer]!;
      into[i] = x;
      if (Math.abs(x) < EDGES[layer + 1]!) continue;
      this.#restore(s0, s1, s2, carry);
      into[i] = this.#rim(layer, v, x);
      s0 = this.#s0;
      s1 = this.#s1;
      s2 = this.#s2;
      carry = this.#carry;
    }
    this.#restore(s0, s1, s2, carry);
  }

  integer(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(items.length)]!;
  }

  #restore(s0: number, s1: number, s2: number, carry: number): void {
    this.#s0 = s0;
    this.#s1 = s1;
    this.#s2 = s2;
    this.#carry = carry;
  }

  /** The 2 % of draws that fall on the rim of a layer: the tail, a value under the curve, or another try. */
  #rim(layer: number, v: number, x: number): number {
    if (layer === 0) return this.#tail(v < 0);
    const low = HEIGHTS[layer]!;
    const height = low + this.uniform() * (HEIGHTS[layer + 1]! - low);
    return height < Math.exp((-x * x) / 2) ? x : this.normal();
  }

  /** Marsaglia's tail beyond the last edge. */
  #tail(negative: boolean): number {
    for (;;) {
      const far = -Math.log(1 - this.uniform()) / TAIL;
      const y = -Math.log(1 - this.uniform());
      if (y + y > far * far) return negative ? -(TAIL + far) : TAIL + far;
    }
  }
}

/** What seedrandom's alea saves and restores. */
interface AleaState {
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
  readonly c: number;
}

export function createStream(secret: string, path: StreamPath): Stream {
  return new AleaStream(deriveSecret(secret, path));
}
