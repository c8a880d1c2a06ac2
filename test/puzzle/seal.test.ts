import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerKey } from '../../src/puzzle/puzzle.js';
import { checkCommitment, commit, packSecret, puzzleId, puzzleNonce } from '../../src/puzzle/seal.js';
import { CERTIFICATE } from '../helpers/certificate.js';

const key: AnswerKey = {
  puzzle: '0123456789ab',
  cause: 'no-warmup',
  injections: [
    { fault: 'no-warmup', onset: 3, detectable: null, severity: 0.5, dose: { factor: 2 }, where: 'whole-run' },
  ],
  seed: 'a'.repeat(64),
  attempt: 2,
  nonce: 'b'.repeat(64),
  fixes: {},
  certificate: CERTIFICATE,
};

const change = fc.constantFrom<((k: AnswerKey) => AnswerKey)[]>(
  (k) => ({ ...k, puzzle: '0123456789ac' }),
  (k) => ({ ...k, cause: 'healthy' }),
  (k) => ({ ...k, injections: [] }),
  (k) => ({ ...k, injections: [{ ...k.injections[0]!, onset: 4 }] }),
  (k) => ({ ...k, injections: [{ ...k.injections[0]!, detectable: 3 }] }),
  (k) => ({ ...k, injections: [{ ...k.injections[0]!, severity: 0.5000001 }] }),
  (k) => ({ ...k, injections: [{ ...k.injections[0]!, dose: { factor: 3 } }] }),
  (k) => ({ ...k, injections: [{ ...k.injections[0]!, where: 'code' }] }),
  (k) => ({ ...k, seed: `${'a'.repeat(63)}b` }),
  (k) => ({ ...k, attempt: 3 }),
  (k) => ({ ...k, certificate: { ...k.certificate, tier: 1 } }),
  (k) => ({ ...k, certificate: { ...k.certificate, posterior: { free: 0.75, all: 0.91 } } }),
  (k) => ({ ...k, certificate: { ...k.certificate, effect: null } }),
  (k) => ({ ...k, certificate: { ...k.certificate, evidence: [] } }),
  (k) => ({ ...k, nonce: `${'b'.repeat(63)}a` }),
);

describe('commitment', () => {
  test('is SHA-256 of the nonce and the canonical key without it', () => {
    const text =
      '{"attempt":2,"cause":"no-warmup","certificate":{"effect":4.5,"evidence":[{"panel":"train-loss","weight":1.25}],' +
      '"par":null,"posterior":{"all":0.9,"free":0.75},"tier":2},"fixes":{},"injections":[{"detectable":null,"dose":{"factor":2},"fault":"no-warmup","onset":3,' +
      `"severity":0.5,"where":"whole-run"}],"puzzle":"0123456789ab","seed":"${'a'.repeat(64)}"}`;
    const digest = createHash('sha256')
      .update(`${'b'.repeat(64)}${text}`)
      .digest('hex');
    expect(commit(key)).toBe(digest);
    expect(checkCommitment(key, digest)).toBe(true);
  });

  test('changes with any field', () => {
    fc.assert(fc.property(change, (changed) => !checkCommitment(changed(key), commit(key))));
  });

  test('does not depend on the order of the fields or a trip through JSON', () => {
    const { nonce, fixes, certificate, seed, injections, attempt, cause, puzzle } = JSON.parse(
      JSON.stringify(key),
    ) as AnswerKey;
    expect(commit({ nonce, fixes, certificate, seed, injections, attempt, cause, puzzle })).toBe(commit(key));
  });

  test('is refused where it is not 64 hex digits', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !checkCommitment(key, text)));
    expect(checkCommitment(key, commit(key).toUpperCase())).toBe(false);
    expect(checkCommitment(key, `${commit(key)}00`)).toBe(false);
  });
});

describe('what comes from a secret', () => {
  test('has the published shapes and differs between secrets and purposes', () => {
    const [a, b] = [packSecret({ seed: '1' }), packSecret({ seed: '2' })];
    expect(puzzleId(a)).toMatch(/^[0-9a-f]{12}$/);
    expect(puzzleNonce(a)).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([puzzleId(a), puzzleId(b), puzzleNonce(a).slice(0, 12), a.slice(0, 12)]).size).toBe(4);
  });

  test('is the same for the same seed, and random without one', () => {
    expect(packSecret({ seed: '42' })).toBe(packSecret({ seed: '42' }));
    expect(packSecret({})).toMatch(/^[0-9a-f]{64}$/);
    expect(packSecret({})).not.toBe(packSecret({}));
    expect(() => packSecret({ seed: '' })).toThrow('invalid seed: "" (must not be empty)');
  });
});
