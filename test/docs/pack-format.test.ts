import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerKeySchema, keyManifestSchema } from '../../src/pack/key-schema.js';
import { packManifestSchema, priorProblem } from '../../src/pack/manifest.js';
import { parseAnswer } from '../../src/puzzle/answer.js';
import { commit, puzzleId, puzzleNonce } from '../../src/puzzle/seal.js';

const page = readFileSync(new URL('../../docs/pack-format.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map((match) => JSON.parse(match[1]!));

test('the examples are what the readers take', () => {
  const [packManifest, keyManifest, keyLine, answer] = examples;
  expect(examples).toHaveLength(4);
  const manifest = packManifestSchema.parse(packManifest);
  expect(priorProblem(manifest)).toBeNull();
  keyManifestSchema.parse(keyManifest);
  const candidates = manifest.candidates['dense-1b']!;
  expect(candidates.map(({ id }) => id)).toContain(answerKeySchema.parse(keyLine).cause);
  parseAnswer(answer, '', {
    candidates,
    steps: 1000,
    places: [{ id: 'code', name: 'Code' }],
    fixes: [{ id: 'clean-data' }],
  });
});

test('the commitment of the example is that of its key', () => {
  const key = answerKeySchema.parse(examples[2]);
  expect([key.puzzle, key.nonce]).toEqual([puzzleId(key.seed), puzzleNonce(key.seed)]);
  expect(page).toContain(`"id": "${key.puzzle}"`);
  expect(page).toContain(`"commitment": "${commit(key)}"`);
});
