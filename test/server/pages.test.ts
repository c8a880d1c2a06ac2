import { describe, expect, test } from 'vitest';
import { errorOf, startApp } from './start-app.js';

test('health', async () => {
  const app = await startApp();
  expect(await (await app.get('/health')).json()).toEqual({ ok: true });
});

describe('progress', () => {
  test('is empty at first', async () => {
    const app = await startApp();
    expect(await (await app.get('/progress')).json()).toEqual({
      answered: 0,
      correct: 0,
      givenUp: 0,
      meanScore: null,
      recent: [],
      open: [],
      openTotal: 0,
    });
  });

  test('lists the newest answer first', async () => {
    const app = await startApp();
    const ids: string[] = [];
    for (const healthy of [0.9, 0.8, 0.7]) {
      const { puzzle } = await app.current();
      ids.unshift(puzzle.id);
      await app.post(`/puzzles/${puzzle.id}/answer`, { causes: { healthy } });
    }
    const progress = (await (await app.get('/progress')).json()) as {
      answered: number;
      recent: Record<string, unknown>[];
    };
    expect(progress.answered).toBe(3);
    expect(progress.recent.map(({ puzzle }) => puzzle)).toEqual(ids);
    expect(Object.keys(progress.recent[0]!)).toEqual([
      'puzzle',
      'number',
      'scenario',
      'cause',
      'outcome',
      'correct',
      'probability',
      'score',
    ]);
  });
});

describe('charts', () => {
  test.each([
    ['', 'light'],
    ['?theme=light', 'light'],
    ['?theme=dark', 'dark'],
  ])('%s is %s', async (query, theme) => {
    const app = await startApp();
    expect(await (await app.get(`/charts${query}`)).json()).toEqual({ theme, panels: [] });
  });

  test.each(['?theme=', '?theme=blue', '?theme=dark&theme=light', '?theme=__proto__'])(
    '%s is refused',
    async (query) => {
      const app = await startApp();
      expect((await errorOf(await app.get(`/charts${query}`), 400)).noun).toBe('theme');
    },
  );
});

describe('manual', () => {
  test('lists its pages', async () => {
    const app = await startApp();
    expect(await (await app.get('/manual')).json()).toEqual({ pages: [{ id: 'lr-spike', title: 'Spike' }] });
  });

  test('gives a page as HTML', async () => {
    const app = await startApp();
    expect(await (await app.get('/manual/lr-spike')).json()).toEqual({ id: 'lr-spike', html: '<h1>Spike</h1>' });
  });

  test('knows no other page', async () => {
    const app = await startApp();
    expect((await errorOf(await app.get('/manual/attic'), 404)).message).toBe('unknown manual page: attic');
  });

  test.each(['..%2f..%2fsecret', '%2e%2e', 'A', 'a.md', 'a%00', 'a%0a', '%C3%A9'])(
    '%s never reaches it',
    async (id) => {
      const asked: string[] = [];
      const app = await startApp({
        manual: {
          entries: () => [],
          page(page) {
            asked.push(page);
            return null;
          },
        },
      });
      expect((await app.raw('GET', `/api/v1/manual/${id}`)).status).toBe(400);
      expect(asked).toEqual([]);
    },
  );
});

test('the glossary', async () => {
  const app = await startApp();
  const terms = [{ id: 'dose', term: 'Dose', text: 'How much.' }];
  expect(await (await app.get('/glossary')).json()).toEqual({ terms });
});

describe('files', () => {
  test('the page is asked for again each time', async () => {
    const app = await startApp();
    for (const path of ['/', '/index.html', '/?a=b']) {
      const reply = await app.raw('GET', path);
      expect(reply.status).toBe(200);
      expect(reply.text).toContain('<title>client</title>');
      expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(reply.headers['cache-control']).toBe('no-cache');
      expect((await app.raw('GET', path, { 'if-none-match': reply.headers.etag! })).status).toBe(304);
    }
  });

  test('an asset is kept for good', async () => {
    const app = await startApp();
    const reply = await app.raw('GET', '/assets/app-1a2b.js');
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toContain('text/javascript');
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('plain files are served beside the client', async () => {
    const app = await startApp();
    const reply = await app.raw('GET', '/style.css');
    expect(reply.text).toBe('body {}');
    expect(reply.headers['cache-control']).toBe('no-cache');
  });

  test.each(['/nope', '/assets', '/assets/', '/assets/gone.js', '/index.html/', '//evil.example/..', '/.hidden'])(
    '%s is not there: 404',
    async (path) => {
      const app = await startApp();
      const reply = await app.raw('GET', path);
      expect(reply.status).toBe(404);
      expect(JSON.parse(reply.text)).toMatchObject({ error: { kind: 'unknown', noun: 'path' } });
      expect(reply.headers['cache-control']).toBe('no-store');
    },
  );

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/..%00/secret.txt',
    '/%E0%A4%A',
    '/../data/lossleuth.db',
  ])('%s leads nowhere', async (path) => {
    const app = await startApp();
    const reply = await app.raw('GET', path);
    expect([400, 403, 404]).toContain(reply.status);
    expect(reply.text).not.toContain('outside of both');
    expect(JSON.parse(reply.text)).toHaveProperty('error.kind');
    expect(app.reported).toEqual([]);
  });

  test('are only read: 405', async () => {
    const app = await startApp();
    const reply = await app.raw('POST', '/');
    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe('GET, HEAD');
  });
});
