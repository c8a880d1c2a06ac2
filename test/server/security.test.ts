import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { startApp } from './start-app.js';

const API = '/api/v1/health';

describe('Host', () => {
  test.each(['evil.example', 'evil.example:3000', '127.0.0.1', 'localhost:1', '127.0.0.1.evil.example'])(
    '%j is refused everywhere',
    async (host) => {
      const app = await startApp();
      for (const path of [API, '/', '/assets/app-1a2b.js', '/nope']) {
        const reply = await app.raw('GET', path, { host });
        expect(reply.status).toBe(421);
        expect(JSON.parse(reply.text)).toMatchObject({ error: { kind: 'unsupported', noun: 'host' } });
      }
    },
  );

  test('that is absent is refused', async () => {
    const app = await startApp();
    const socket = connect(Number(new URL(app.origin).port), '127.0.0.1');
    socket.end('GET /api/v1/health HTTP/1.0\r\n\r\n');
    expect(await text(socket)).toContain('HTTP/1.1 421 Misdirected Request');
  });

  test('the names of the machine are answered, whatever their case', async () => {
    const app = await startApp();
    const { port } = new URL(app.origin);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LocalHost:${port}`, `[::1]:${port}`]) {
      expect((await app.raw('GET', API, { host })).status).toBe(200);
    }
  });

  test('the list is asked for at every request', async () => {
    let hosts: readonly string[] = [];
    const app = await startApp({ hosts: () => hosts });
    expect((await app.raw('GET', API)).status).toBe(421);
    hosts = [new URL(app.origin).host];
    expect((await app.raw('GET', API)).status).toBe(200);
  });
});

describe('Origin', () => {
  test('of this server is accepted', async () => {
    const app = await startApp();
    const { host } = new URL(app.origin);
    expect((await app.raw('GET', API, { origin: app.origin })).status).toBe(200);
    expect((await app.raw('GET', API, { host: host.toUpperCase(), origin: app.origin })).status).toBe(200);
  });

  test.each(['http://evil.example', 'null', '', 'https://HOST', 'http://localhost:1', 'http://HOST.evil.example'])(
    '%s is refused, on files too',
    async (pattern) => {
      const app = await startApp();
      const origin = pattern.replace('HOST', new URL(app.origin).host);
      for (const [method, path] of [
        ['GET', API],
        ['GET', '/'],
        ['POST', '/api/v1/puzzles/000000000000/answer'],
      ] as const) {
        // biome-ignore format: a table
        const reply = await app.raw(method, path, { origin });
        expect(reply.status).toBe(403);
        expect(JSON.parse(reply.text)).toMatchObject({ error: { kind: 'unsupported', noun: 'origin' } });
      }
    },
  );

  test('another loopback name is another origin', async () => {
    const app = await startApp();
    const { port } = new URL(app.origin);
    expect((await app.raw('GET', API, { origin: `http://localhost:${port}` })).status).toBe(403);
  });
});

describe('Sec-Fetch-Site', () => {
  test.each([
    ['cross-site', 403],
    ['same-site', 403],
    ['anything', 403],
    ['same-origin', 200],
    ['none', 200],
  ])('%s gives %i under /api and never stops the page itself', async (site, status) => {
    const app = await startApp();
    expect((await app.raw('GET', API, { 'sec-fetch-site': site })).status).toBe(status);
    expect((await app.raw('GET', '/', { 'sec-fetch-site': site })).status).toBe(200);
  });
});

test('every response carries the security headers, errors included', async () => {
  const app = await startApp();
  const replies = [
    await app.raw('GET', API),
    await app.raw('GET', '/'),
    await app.raw('GET', '/assets/app-1a2b.js'),
    await app.raw('GET', '/nope'),
    await app.raw('GET', API, { host: 'evil.example' }),
    await app.raw('DELETE', API),
  ];
  for (const { headers } of replies) {
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
        "font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('an API response is never stored by a browser', async () => {
  const app = await startApp();
  for (const path of [API, '/api/v1/puzzle', '/api/nope']) {
    const { headers } = await app.raw('GET', path);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers.etag).toBeUndefined();
  }
});
