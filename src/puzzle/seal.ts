import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { invalid } from '../core/errors.js';
import { canonicalJson } from '../core/json.js';
import { deriveSecret, secretOfSeed } from '../core/rng.js';
import type { DraftPuzzle } from './factory.js';
import type { AnswerKey } from './puzzle.js';

/**
 * Commitment to an answer key: SHA-256(nonce ‖ canonical JSON of the key without its nonce), as 64 hex digits. The nonce
 * is needed because keys are few and guessable. It is hex and the JSON begins with a brace, so that no two
 * (nonce, key) pairs give the same text.
 */
export function commit(key: AnswerKey): string {
  const { nonce, ...rest } = key;
  return createHash('sha256').update(nonce).update(canonicalJson(rest)).digest('hex');
}

/**
 * Digest of a whole puzzle, public half and key, as 64 hex digits: the same secret gives another puzzle to another engine,
 * recipe or catalogue, under the same id.
 */
export function fingerprint({ puzzle, key }: DraftPuzzle): string {
  return createHash('sha256').update(canonicalJson(puzzle)).update(commit(key)).digest('hex');
}

/** Whether the commitment is that of the key, in a time that does not depend on where they differ. */
export function checkCommitment(key: AnswerKey, commitment: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(commitment)) return false;
  return timingSafeEqual(Buffer.from(commit(key), 'hex'), Buffer.from(commitment, 'hex'));
}

/** Public id of a puzzle: 12 hex digits of an HMAC under its secret, so that it tells nothing about the puzzle. */
export function puzzleId(secret: string): string {
  return deriveSecret(secret, ['id']).slice(0, 12);
}

/** Salt of a puzzle's commitment: 256 bits derived from its secret, as hex. */
export function puzzleNonce(secret: string): string {
  return deriveSecret(secret, ['nonce']);
}

/**
 * Secret of a pack, as hex. With a seed anyone can derive it again, for practice; without one it is 256 random bits.
 * @param recipe what the pack is drawn from: one seed gives unrelated packs for two recipes
 * @throws AppError for an empty seed
 */
export function packSecret({ seed, recipe }: { readonly seed?: string; readonly recipe?: unknown }): string {
  if (seed === undefined) return randomBytes(32).toString('hex');
  if (seed === '') throw invalid('seed', '"" (must not be empty)');
  return recipe === undefined ? secretOfSeed(seed) : deriveSecret(secretOfSeed(seed), ['pack', canonicalJson(recipe)]);
}
