import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { failedCheck } from '../../src/core/errors.js';
import { deriveSecret } from '../../src/core/rng.js';
import { createPractice } from '../../src/server/practice.js';
import { createFakeFactory, fakePuzzle } from './fake-factory.js';
import { errorOf, startApp } from './start-app.js';

const answerPath = '/puzzles/000000000000/answer';

describe('bodies', () => {
  test.each(['{', '{"causes":', 'null', '"text"', '{"a":1}}', '\u0000'])(
    '%j is not a JSON object: 400',
    async (body) => {
      const app = await startApp();
      const error = await errorOf(await app.post(answerPath, body), 400);
      expect(error.message).toBe('invalid body: not a JSON object');
    },
  );

  test('an empty one of the current puzzle lacks an answer: 400', async () => {
    const app = await startApp();
    const { puzzle } = await app.current();
    const response = await fetch(`${app.origin}/api/v1/puzzles/${puzzle.id}/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    expect(await errorOf(response, 400)).toMatchObject({ kind: 'missing' });
  });

  test('of more than 64 KB: 413', async () => {
    const app = await startApp();
    const { puzzle } = await app.current();
    const path = `/puzzles/${puzzle.id}/answer`;
    const body = (length: number) => ({ causes: { healthy: 1 }, rationale: 'x'.repeat(length) });
    const error = await errorOf(await app.post(path, body(100_000)), 413);
    expect(error.message).toBe('invalid body: larger than 65536 bytes');
    expect((await errorOf(await app.post(path, body(60_000)), 400)).message).toContain('rationale');
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('declared as %s: 415', async (type) => {
    const app = await startApp();
    expect((await errorOf(await app.post(answerPath, '{}', { 'content-type': type }), 415)).noun).toBe('content type');
  });

  test('without a type or a body: 415', async () => {
    const app = await startApp();
    expect((await app.raw('POST', `/api/v1${answerPath}`)).status).toBe(415);
  });

  test('compressed or in another character set: 415', async () => {
    const app = await startApp();
    const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
      fetch(`${app.origin}/api/v1${answerPath}`, { method: 'POST', headers, body });
    const zipped = new Uint8Array(gzipSync('{}'));
    const type = 'application/json';
    await errorOf(await send(zipped, { 'content-type': type, 'content-encoding': 'gzip' }), 415);
    await errorOf(await send('{}', { 'content-type': `${type}; charset=latin1` }), 415);
  });
});

describe('paths and methods', () => {
  test.each(['/', '/nope', '/puzzles', '/puzzles/1/2/3', '/puzzle/x', '/manual/a/b', '/glossary/x'])(
    '/api/v1%s is unknown: 404',
    async (path) => {
      const app = await startApp();
      expect(await errorOf(await app.get(path), 404)).toMatchObject({ kind: 'unknown', noun: 'path' });
    },
  );

  test.each(['/api', '/api/', '/api/v2/puzzle'])('%s is unknown: 404, as JSON', async (path) => {
    const app = await startApp();
    const error = await errorOf(await fetch(app.origin + path), 404);
    expect(error.noun).toBe('path');
  });

  test.each([
    ['POST', '/puzzle', 'GET, HEAD'],
    ['DELETE', '/puzzles/000000000000', 'GET, HEAD'],
    ['GET', '/puzzles/000000000000/answer', 'POST'],
    ['PUT', '/puzzles/000000000000/answer', 'POST'],
    ['PATCH', '/puzzles/000000000000/reveal', 'GET, HEAD'],
    ['POST', '/progress', 'GET, HEAD'],
    ['POST', '/session', 'GET, HEAD'],
    ['POST', '/charts', 'GET, HEAD'],
    ['POST', '/manual/lr-spike', 'GET, HEAD'],
    ['POST', '/manual', 'GET, HEAD'],
    ['DELETE', '/glossary', 'GET, HEAD'],
    ['GET', '/puzzles/000000000000/skip', 'POST'],
    ['GET', '/puzzles/000000000000/give-up', 'POST'],
    ['GET', '/puzzles/000000000000/another', 'POST'],
    ['POST', '/puzzles/000000000000/why-not', 'GET, HEAD'],
    ['POST', '/puzzles/000000000000/notes', 'PUT'],
    ['OPTIONS', '/health', 'GET, HEAD'],
  ])('%s %s is not offered: 405', async (method, path, allowed) => {
    const app = await startApp();
    const reply = await app.raw(method, `/api/v1${path}`);
    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe(allowed);
    expect(JSON.parse(reply.text)).toMatchObject({ error: { kind: 'unsupported', noun: 'method' } });
  });

  test('a broken percent-encoding: 400', async () => {
    const app = await startApp();
    const reply = await app.raw('GET', '/api/v1/puzzles/%E0%A4%A');
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text)).toMatchObject({ error: { kind: 'invalid', noun: 'path' } });
    expect(app.reported).toEqual([]);
  });
});

describe('a defect', () => {
  const secret = new Error('the key is 1234');
  const fail = (): never => {
    throw secret;
  };

  test('is reported and answered without any detail: 500', async () => {
    const app = await startApp({ charts: fail });
    const response = await app.get('/charts');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await response.clone().text();
    expect(await errorOf(response, 500)).toMatchObject({ kind: 'invalid', noun: 'server state' });
    expect(text).not.toMatch(/1234|at |\.ts/);
    expect(app.reported).toEqual([secret]);
  });

  test.each(['grade', 'generate', 'reveal', 'whyNot'] as const)(
    'in %s is one even where it looks like a message for the user',
    async (part) => {
      const failing = () => {
        throw failedCheck('key', 'the seed is 1234');
      };
      const factory = { ...createFakeFactory(), ...(part !== 'grade' && { [part]: failing }) };
      const practice = createPractice({ factoryFor: () => factory, themedFactory: () => factory, secret: 'ab' });
      const app = await startApp({ practice, ...(part === 'grade' && { grade: failing }) });
      const { id } = fakePuzzle(deriveSecret('ab', ['practice', 0])).puzzle;
      const answered = await app.post(`/puzzles/${id}/answer`, { causes: { healthy: 1 } });
      const after = { reveal: 'reveal', whyNot: 'why-not' } as const;
      const late = part === 'reveal' || part === 'whyNot';
      const response = late ? await app.get(`/puzzles/${id}/${after[part]}`) : answered;
      const text = await response.clone().text();
      expect(await errorOf(response, 500)).toMatchObject({ kind: 'invalid', noun: 'server state' });
      expect(text).not.toContain('1234');
      expect(app.reported).toEqual([expect.objectContaining({ message: expect.stringContaining('1234') })]);
      expect(await app.store.nextNumber()).toBe(late ? 1 : 0);
    },
  );

  test('of something that is no error is one all the same', async () => {
    const app = await startApp({
      glossary: () => {
        throw 'a word';
      },
    });
    await errorOf(await app.get('/glossary'), 500);
    expect(app.reported).toEqual(['a word']);
  });
});

describe('compression', () => {
  test('of a large response, for a client that takes it', async () => {
    const app = await startApp();
    const plain = await app.raw('GET', '/api/v1/puzzle');
    const zipped = await app.raw('GET', '/api/v1/puzzle', { 'accept-encoding': 'gzip, br' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(zipped.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(zipped.headers.vary).toBe('Accept-Encoding');
    expect(plain.headers.vary).toBe('Accept-Encoding');
    expect(zipped.bytes.length).toBeLessThan(plain.bytes.length / 2);
    expect(Number(zipped.headers['content-length'])).toBe(zipped.bytes.length);
    expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true);
  });

  test('never of a small one, nor where gzip is declined', async () => {
    const app = await startApp();
    const small = await app.raw('GET', '/api/v1/health', { 'accept-encoding': 'gzip' });
    expect(small.headers['content-encoding']).toBeUndefined();
    const declined = await app.raw('GET', '/api/v1/puzzle', { 'accept-encoding': 'gzip;q=0, br' });
    expect(declined.headers['content-encoding']).toBeUndefined();
  });

  test('HEAD has the headers of GET and no body', async () => {
    const app = await startApp();
    const reply = await app.raw('HEAD', '/api/v1/puzzle');
    expect(reply.status).toBe(200);
    expect(Number(reply.headers['content-length'])).toBeGreaterThan(1000);
    expect(reply.bytes).toHaveLength(0);
  });
});
