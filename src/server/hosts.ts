const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'] as const;
const HTTP_PORT = 80;

/** A host as it stands in a URL: an IPv6 address in brackets. */
export function urlHost(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/**
 * Values of the Host header that mean a server on this port: the names of the machine itself and the host it was told to
 * listen on; on port 80 browsers leave the port out.
 */
export function hostsOf(host: string, port: number): readonly string[] {
  const names = [...new Set([...LOOPBACK, urlHost(host.toLowerCase())])];
  return names.flatMap((name) => (port === HTTP_PORT ? [name, `${name}:${port}`] : [`${name}:${port}`]));
}
