import { hostname, networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { hostsOf, urlHost } from '../../src/server/hosts.js';

test('a server answers to the names of the machine and to the host it listens on', () => {
  expect(hostsOf('127.0.0.1', 3000)).toEqual(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000']);
  expect(hostsOf('Lab.example', 3000)).toContain('lab.example:3000');
  expect(hostsOf('::1', 3000)).toEqual(hostsOf('localhost', 3000));
});

test('on port 80 the port may be left out', () => {
  expect(hostsOf('localhost', 80)).toEqual(expect.arrayContaining(['localhost', 'localhost:80']));
});

test('an IPv6 address stands in brackets', () => {
  expect(['::1', '[::1]', 'localhost'].map(urlHost)).toEqual(['[::1]', '[::1]', 'localhost']);
});

test('a server on all interfaces answers to every name and address of the machine', () => {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  for (const wildcard of ['0.0.0.0', '::']) {
    const names = hostsOf(wildcard, 3000);
    expect(names).toContain(`${hostname().toLowerCase()}:3000`);
    for (const { address } of own) expect(names).toContain(`${urlHost(address)}:3000`);
    expect(names).not.toContain(`${urlHost(wildcard)}:3000`);
  }
});
