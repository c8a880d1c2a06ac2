import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorOf, startApp } from './start-app.js';

describe('requests that say all in their address', () => {
  test.each(['skip', 'give-up', 'another'])('%s takes {} and nothing else', async (action) => {
    const app = await startApp();
    const { puzzle } = await app.current();
    const path = `/puzzles/${puzzle.id}/${action}`;
    for (const body of ['{', '"x"', 'null', '1', '[]', '{"causes":{"healthy":1}}', '{"__proto__":{"a":1}}'])
      await errorOf(await app.post(path, body), 400);
    await errorOf(await app.post(path, {}, { 'content-type': 'text/plain' }), 415);
    expect(await app.current()).toMatchObject({ number: 1 });
    expect(app.reported).toEqual([]);
  });
});

test('any JSON under any of the new addresses gives a success or an error in our grammar, and no defect', async () => {
  const app = await startApp();
  const { puzzle } = await app.current();
  const requests = fc.record({
    action: fc.constantFrom('skip', 'give-up', 'another', 'notes', 'answer'),
    id: fc.oneof({ weight: 3, arbitrary: fc.constant(puzzle.id) }, fc.string({ maxLength: 20 })),
    body: fc.oneof(
      fc.jsonValue(),
      fc.record({ text: fc.jsonValue() }),
      fc.record({ text: fc.string({ unit: 'binary' }) }),
      fc.constant({}),
    ),
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ action, id, body }) => {
      const path = `/puzzles/${encodeURIComponent(id)}/${action}`;
      const response = action === 'notes' ? await app.put(path, body) : await app.post(path, body);
      if (response.ok) {
        await response.text();
        return;
      }
      expect([400, 403, 404, 405, 409]).toContain(response.status);
      await errorOf(response, response.status);
    }),
    { seed: 42, numRuns: 300 },
  );
  expect(app.reported).toEqual([]);
});

test('notes come back as they were sent, whatever the characters', async () => {
  const app = await startApp();
  const { puzzle } = await app.current();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      expect((await app.put(`/puzzles/${puzzle.id}/notes`, { text })).status).toBe(200);
      expect((await app.current()).notes).toBe(text);
    }),
    { seed: 42, numRuns: 100 },
  );
});
