import { hostname, networkInterfaces } from 'node:os';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'] as const;
const HTTP_PORT = 80;
/** Listening on all interfaces: the machine is then met under any of its names. */
const WILDCARDS = ['0.0.0.0', '::', '[::]'];

function machineNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return [hostname().toLowerCase(), ...addresses.map(({ address }) => address)];
}

/** A host as it stands in a URL: an IPv6 address in brackets. */
export function urlHost(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/**
 * Values of the Host header that mean a server on this port: loopback, and the host it was told to listen on or, where it
 * listens on all interfaces, the names and addresses of the machine; on port 80 browsers leave the port out.
 */
export function hostsOf(host: string, port: number): readonly string[] {
  const own = WILDCARDS.includes(host) ? machineNames() : [host.toLowerCase()];
  const names = [...new Set([...LOOPBACK, ...own.map(urlHost)])];
  return names.flatMap((name) => (port === HTTP_PORT ? [name, `${name}:${port}`] : [`${name}:${port}`]));
}
