import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Listening, listen } from '../../src/server/listen.js';

const host = '127.0.0.1';
const started: Listening[] = [];
const hello = async (port: number): Promise<Listening> => {
  const listening = await listen((_request, response) => response.end('hello'), { host, port });
  started.push(listening);
  return listening;
};
afterEach(async () => {
  for (const listening of started.splice(0)) await listening.close();
});

test('port 0 takes a free port, and the URL answers', async () => {
  const { url, port } = await hello(0);
  expect(port).toBeGreaterThan(0);
  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect(await (await fetch(url)).text()).toBe('hello');
});

test('a taken port gives one of the next', async () => {
  const first = await hello(0);
  const second = await hello(first.port);
  expect(second.port).toBeGreaterThan(first.port);
  expect(second.port).toBeLessThan(first.port + 20);
  expect(await (await fetch(second.url)).text()).toBe('hello');
});

test('when no port is left, the message names the range', async () => {
  const occupied: Server = createServer();
  await new Promise<void>((resolve) => occupied.listen({ host, port: 65_535 }, resolve));
  expect((occupied.address() as AddressInfo).port).toBe(65_535);
  await expect(hello(65_535)).rejects.toMatchObject({
    message: 'invalid port: 65535 (65535 to 65535 are all in use)',
    exitCode: 2,
  });
  await new Promise((resolve) => occupied.close(resolve));
});

test.each([-1, 65_536, 1.5, Number.NaN])('port %s is refused', async (port) => {
  await expect(hello(port)).rejects.toMatchObject({ kind: 'invalid', noun: 'port' });
});

test('an address that is not of this machine is refused, not tried again', async () => {
  const attempt = listen(() => undefined, { host: '192.0.2.1', port: 0 });
  await expect(attempt).rejects.toMatchObject({
    kind: 'invalid',
    noun: 'host',
    message: expect.stringContaining('EADDRNOTAVAIL'),
  });
});

test('all addresses are shown as localhost', async () => {
  const listening = await listen((_request, response) => response.end(), { host: '0.0.0.0', port: 0 });
  started.push(listening);
  expect(listening.url).toBe(`http://localhost:${listening.port}`);
});

test('slow and large headers are limited', async () => {
  const { server, url } = await hello(0);
  expect(server.headersTimeout).toBe(10_000);
  expect(server.requestTimeout).toBe(30_000);
  const response = await fetch(url, { headers: { 'x-large': 'x'.repeat(20_000) } });
  expect(response.status).toBe(431);
});

test('closing lets a request under way finish and takes no other', async () => {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let answer = (): void => undefined;
  const listening = await listen(
    (_request, response) => {
      answer = () => response.end('late');
      arrive();
    },
    { host, port: 0 },
  );
  const response = fetch(listening.url);
  await arrived;
  const closed = listening.close();
  answer();
  expect(await (await response).text()).toBe('late');
  await closed;
  await listening.close();
  await expect(fetch(listening.url)).rejects.toThrow();
});
