import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PublicPuzzle } from '../../src/puzzle/puzzle.js';
import type { Reveal } from '../../src/puzzle/revealed.js';
import type { PuzzleState } from '../../src/server/puzzle-state.js';
import type { Bill } from '../../src/server/routes/probes.js';
import type { Progress } from '../../src/store/store.js';
import { violations } from '../helpers/json-schema.js';
import { isSuccess } from './api-document.js';
import { practiceOfRecipes, startRealApp } from './real-app.js';
import { csvOf } from './small-diagnostician.js';
import { startApp } from './start-app.js';
import { createWitness, type Sent, upload } from './witness.js';

test('what succeeds is as the document says, in games with simulated and recorded runs', async () => {
  const app = await startRealApp(practiceOfRecipes(['starter', 'recorded', 'incidents']));
  const api = await createWitness(app);
  const call = <T>(operation: string, status: number, sent?: Sent) => api.call<T>(app, operation, status, sent);

  for (const outcome of ['answered', 'given-up', 'answered']) {
    const { puzzle } = await call<PuzzleState>('getCurrentPuzzle', 200);
    const { id } = puzzle;
    for (const { id: probe } of puzzle.probes.slice(0, 12)) await call('buyProbe', 201, { id, body: { probe } });
    await call('buyProbe', 200, { id, body: { probe: puzzle.probes[0]!.id } });
    expect((await call<Bill>('getProbes', 200, { id })).bought).toHaveLength(Math.min(12, puzzle.probes.length));
    await call('saveNotes', 200, { id, body: { text: 'the norm moved first' } });
    if (outcome === 'given-up') await call('giveUpPuzzle', 201, { id, body: {} });
    else await call('answerPuzzle', 201, { id, body: guess(puzzle) });
    expect(await call<PuzzleState>('getPuzzle', 200, { id })).toMatchObject({ outcome });
    const { manual } = await call<Reveal>('getReveal', 200, { id });
    await call('getFixedRuns', 200, { id });
    await call('getWhyNot', 200, { id });
    await call('getManualPage', 200, { id: manual });
  }
  const { puzzle } = await call<PuzzleState>('getCurrentPuzzle', 200);
  await call('skipPuzzle', 200, { id: puzzle.id, body: {} });
  const [ended] = (await call<Progress>('getProgress', 200)).recent;
  await call('addAnother', 201, { id: ended!.puzzle, body: {} });
  expect((await call<Progress>('getProgress', 200)).open.map(({ kind }) => kind)).toEqual(['skipped', 'another']);
  await call('getCharts', 200, { query: { theme: 'dark' } });
  for (const id of ['getSession', 'getCharts', 'getManual', 'getGlossary', 'getHealth', 'getOpenApiDocument'])
    await call(id, 200);
  await call('diagnoseRun', 200, upload('loss.csv', csvOf(900, 450)));

  expect(app.reported).toEqual([]);
  expect(api.notMet(isSuccess)).toEqual([]);
});

/** An answer with everything that an answer can have, right or wrong. */
const guess = ({ candidates, steps, places, fixes }: PublicPuzzle) => ({
  causes: { [candidates[1]!.id]: 0.5, [candidates[2]!.id]: 0.25 },
  onset: [100, steps - 1],
  where: places.at(-1)!.id,
  fix: fixes.at(-1)?.id ?? null,
  rationale: 'a hunch',
});

test('a body that the document does not allow is refused', async () => {
  const app = await startApp();
  const api = await createWitness(app);
  const { id } = (await app.current()).puzzle;
  const schemas = new Map(
    api.operations.flatMap(({ operationId, requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema === undefined ? [] : [[operationId, schema] as const];
    }),
  );
  const probability = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1, max: 2 }), fc.jsonValue());
  const field = fc.oneof(fc.constantFrom('healthy', 'whole-run', 'cheap', 'none'), fc.nat(), fc.jsonValue());
  const nearly = fc.record(
    {
      causes: fc.oneof(fc.dictionary(fc.constantFrom('healthy', 'lr-spike', '__proto__'), probability), field),
      onset: fc.oneof(fc.array(fc.oneof(fc.integer(), fc.double()), { maxLength: 3 }), field),
      where: field,
      fix: field,
      rationale: fc.oneof(fc.string({ minLength: 1990, maxLength: 2010 }), field),
      puzzle: fc.constant(id),
      probe: fc.oneof(fc.string({ maxLength: 120 }), field),
      text: field,
    },
    { requiredKeys: [] },
  );
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...schemas.keys()), fc.oneof(nearly, fc.jsonValue()), async (operation, value) => {
      // As it is on the wire, where there is no undefined and no negative zero.
      const text = JSON.stringify(value);
      if (violations(schemas.get(operation)!, JSON.parse(text), api.document).length === 0) return;
      await api.call(app, operation, 400, { id, body: text });
      refused += 1;
    }),
    { seed: 42, numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(300);
  expect(app.reported).toEqual([]);
});
