import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { SessionState } from '../../src/server/routes/session.js';
import { insertAttempt } from '../../src/store/attempts.js';
import { type Attempt, ENDED_LIMIT } from '../../src/store/store.js';
import type { SessionState as WireState } from '../../src/web/api.js';
import { attemptAt, FIXED_TIME, givenUpAt } from '../store/attempts.js';
import { answerCurrent, type RunningApp, startApp } from './start-app.js';

const sessionOf = async (app: RunningApp): Promise<SessionState> => (await app.get('/session')).json();

/** Puzzle `number`, whose cause was `cause`, answered with these probabilities. */
function answered(number: number, cause: string, causes: Record<string, number>, score = 50) {
  const attempt = attemptAt(number, { cause, score });
  return { ...attempt, answer: { ...attempt.answer, causes } };
}

/** In one transaction: one each would take seven seconds for a thousand. */
async function saveAll(app: RunningApp, attempts: readonly Attempt[]): Promise<void> {
  const client = createClient({ url: pathToFileURL(join(app.directory, 'data', 'lossleuth.db')).href });
  await client.batch(
    attempts.map((attempt) => insertAttempt(attempt, FIXED_TIME.toISOString())),
    'write',
  );
  client.close();
}

describe('the session', () => {
  test('is empty before the first answer, and tells nothing of an open puzzle', async () => {
    const app = await startApp();
    await app.current();
    const before = await sessionOf(app);
    expect(before).toMatchObject({ total: 0, read: 0, givenUp: 0, names: {}, session: { answers: 0, brier: null } });
    const id = (await app.current()).puzzle.id;
    await app.post(`/puzzles/${id}/skip`, {});
    expect(await sessionOf(app)).toEqual(before);
  });

  test('is about the puzzles that were answered, and counts those given up apart', async () => {
    const app = await startApp();
    await answerCurrent(app);
    const { id } = (await app.current()).puzzle;
    await app.post(`/puzzles/${id}/give-up`, {});
    const { total, read, givenUp, session } = await sessionOf(app);
    expect([total, read, givenUp]).toEqual([2, 2, 1]);
    expect(session).toMatchObject({ answers: 1, forecasts: 1, confidence: { confidence: 0.75 } });
    expect(session.calibration).toHaveLength(1);
  });

  test('has skills, families and names from the causes of this release', async () => {
    const app = await startApp();
    await app.store.saveAttempt(answered(0, 'lr-spike', { healthy: 0.9 }, 10));
    await app.store.saveAttempt(answered(1, 'healthy', { healthy: 0.8 }, 90));
    await app.store.saveAttempt(answered(2, 'stale-data', { 'lr-spike': 0.6, healthy: 0.1 }, 20));
    const { session, names } = await sessionOf(app);
    expect(session.skills.map(({ skill, n, score }) => [skill, n, score])).toEqual([
      ['A2', 1, 10],
      ['C5', 1, 90],
    ]);
    expect(session.confusions.causes).toEqual([
      { truth: 'lr-spike', named: 'healthy', n: 1, of: 1, confidence: 0.9 },
      { truth: 'stale-data', named: 'lr-spike', n: 1, of: 1, confidence: 0.6 },
    ]);
    expect(session.confusions.families).toContainEqual({ truth: 'unknown', named: 'optimization', n: 1 });
    // The cause of another release keeps its id for a name.
    expect(names).toEqual({
      'lr-spike': 'Name of lr-spike',
      healthy: 'Name of healthy',
      'stale-data': 'stale-data',
    });
  });

  test('has the type of the wire', () => {
    expectTypeOf<SessionState>().toEqualTypeOf<WireState>();
  });

  test('is of the latest thousand', async () => {
    const app = await startApp();
    // The first to be pushed out was given up, the second is the only one that was wrong.
    const numbers = Array.from({ length: ENDED_LIMIT - 2 }, (_, i) => i + 2);
    await saveAll(app, [
      givenUpAt(0),
      answered(1, 'lr-spike', { healthy: 0.9 }),
      ...numbers.map((number) => attemptAt(number)),
    ]);
    expect(await sessionOf(app)).toMatchObject({ total: ENDED_LIMIT, read: ENDED_LIMIT, givenUp: 1 });
    await saveAll(app, [attemptAt(ENDED_LIMIT), attemptAt(ENDED_LIMIT + 1)]);
    const { total, read, givenUp, session } = await sessionOf(app);
    expect([total, read, givenUp]).toEqual([ENDED_LIMIT + 2, ENDED_LIMIT, 0]);
    expect(session).toMatchObject({ answers: ENDED_LIMIT, confidence: { right: 1 }, confusions: { causes: [] } });
  });
});
