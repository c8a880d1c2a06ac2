import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AppError, invalid } from '../core/errors.js';
import { urlHost } from './hosts.js';

/** Ports tried, the one asked for included. */
const PORTS_TRIED = 20;
const HIGHEST_PORT = 65_535;
/** A client has this long to send its header, and this long to send all. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 100;
/** Requests under way at the end may take this long to finish. */
const CLOSE_GRACE_MS = 2000;

export interface Listening {
  readonly server: Server;
  readonly port: number;
  /** For the address line of a browser, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no new connection, lets requests under way finish, and cuts what is left after two seconds. */
  close(): Promise<void>;
}

/**
 * Listens on a port, or on the next free one of those above it.
 * @param address port 0 takes any free port
 * @throws AppError `invalid port` or `invalid host`
 */
export async function listen(app: RequestListener, address: { host: string; port: number }): Promise<Listening> {
  const { host, port } = address;
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT) {
    throw invalid('port', `${port} (a whole number from 0 to ${HIGHEST_PORT})`);
  }
  const last = port === 0 ? 0 : Math.min(port + PORTS_TRIED - 1, HIGHEST_PORT);
  for (let candidate = port; candidate <= last; candidate++) {
    const server = createLimitedServer(app);
    const failure = await bind(server, host, candidate);
    if (failure === null) return listening(server, host);
    if (failure.code !== 'EADDRINUSE') throw bindError(failure, host, candidate);
  }
  throw invalid('port', `${port} (${port} to ${last} are all in use)`);
}

function createLimitedServer(app: RequestListener): Server {
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS, maxHeaderSize: MAX_HEADER_BYTES },
    app,
  );
  server.maxHeadersCount = MAX_HEADERS;
  // Once the server is closing, a connection whose last response has ended must not stay open for a next request.
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    response.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
  });
  return server;
}

/** @returns null when the server listens, else why it does not */
function bind(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port }, () => {
      server.off('error', resolve);
      resolve(null);
    });
  });
}

function bindError(failure: NodeJS.ErrnoException, host: string, port: number): AppError {
  const reason = failure.code ?? failure.message;
  if (failure.code === 'EACCES') return invalid('port', `${port} (${reason}: not permitted)`);
  return invalid('host', `${host} (${reason})`);
}

function listening(server: Server, host: string): Listening {
  const { port } = server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  return {
    server,
    port,
    url: `http://${everywhere ? 'localhost' : urlHost(host)}:${port}`,
    close: () => closeGracefully(server),
  };
}

function closeGracefully(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    // Called with an error only when the server was closed already, which is what was asked for.
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
