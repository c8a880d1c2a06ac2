import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createApp } from '../../src/server/app.js';
import type { Dependencies } from '../../src/server/dependencies.js';
import { hostsOf } from '../../src/server/hosts.js';
import { listen } from '../../src/server/listen.js';
import { createPractice } from '../../src/server/practice.js';
import type { PuzzleState } from '../../src/server/puzzle-state.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { fixedClock } from '../store/attempts.js';
import { createFakeFactory, type FakeFactory, fakeCause, fakeGrade } from './fake-factory.js';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface RunningApp {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly directory: string;
  readonly store: Store;
  readonly factory: FakeFactory;
  /** What the server reported as a defect. */
  readonly reported: unknown[];
  get(path: string): Promise<Response>;
  /** A JSON body, or a text as it is. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  put(path: string, body: unknown): Promise<Response>;
  /** A request with headers that fetch would not send, its path not normalised. */
  raw(method: string, path: string, headers?: Record<string, string>): Promise<Reply>;
  /** The current puzzle. */
  current(): Promise<PuzzleState>;
  close(): Promise<void>;
}

const running: RunningApp[] = [];
const directories: string[] = [];

afterEach(async () => {
  for (const app of running.splice(0)) await app.close();
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
});

/** A directory with `data`, `client` (index.html, assets/app-1a2b.js) and `static` (style.css); removed after the test. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'lossleuth-server-'));
  directories.push(directory);
  await mkdir(join(directory, 'client', 'assets'), { recursive: true });
  await mkdir(join(directory, 'static'));
  await writeFile(join(directory, 'client', 'index.html'), '<!doctype html><title>client</title>');
  await writeFile(join(directory, 'client', 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(directory, 'static', 'style.css'), 'body {}');
  await writeFile(join(directory, 'secret.txt'), 'outside of both directories');
  return directory;
}

/** The app on a free port with a fake factory; give a directory to start again on what an earlier one left. */
export async function startApp(change: Partial<Dependencies> & { directory?: string } = {}): Promise<RunningApp> {
  const { directory = await temporaryDirectory(), ...overrides } = change;
  const store = await openStore({ directory: join(directory, 'data'), clock: fixedClock });
  const factory = createFakeFactory();
  const reported: unknown[] = [];
  let port = 0;
  const app = createApp({
    practice: createPractice({
      factoryFor: () => factory,
      themedFactory: () => factory,
      secret: store.practiceSecret(),
    }),
    store,
    grade: fakeGrade,
    cause: fakeCause,
    charts: (theme) => ({ theme, panels: [] }),
    manual: {
      entries: () => [{ id: 'lr-spike', title: 'Spike' }],
      page: (id) => (id === 'lr-spike' ? { id, html: '<h1>Spike</h1>' } : null),
    },
    glossary: () => [{ id: 'dose', term: 'Dose', text: 'How much.' }],
    diagnose: () => Promise.reject(new Error('no test has asked for a diagnosis')),
    clientDirectory: join(directory, 'client'),
    staticDirectory: join(directory, 'static'),
    hosts: () => hostsOf('127.0.0.1', port),
    report: (error) => reported.push(error),
    ...overrides,
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  port = server.port;
  const origin = server.url;
  const api = `${origin}/api/v1`;
  let closed = false;
  const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${api}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const started: RunningApp = {
    origin,
    directory,
    store,
    factory,
    reported,
    get: (path) => fetch(`${api}${path}`),
    post: (path, body, headers = {}) => send('POST', path, body, headers),
    put: (path, body) => send('PUT', path, body),
    raw: (method, path, headers = {}) => rawRequest(port, method, path, headers),
    async current() {
      const response = await fetch(`${api}/puzzle`);
      return (await response.json()) as PuzzleState;
    },
    async close() {
      if (closed) return;
      closed = true;
      await server.close();
      await store.close();
    },
  };
  running.push(started);
  return started;
}

function rawRequest(port: number, method: string, path: string, headers: Record<string, string>): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

export const VALID_ANSWER = { causes: { healthy: 0.75 }, onset: [3, 9], where: 'whole-run', rationale: 'a hunch' };

/** Answers the current puzzle. @returns its id */
export async function answerCurrent(app: RunningApp): Promise<string> {
  const { puzzle } = await app.current();
  const response = await app.post(`/puzzles/${puzzle.id}/answer`, VALID_ANSWER);
  if (response.status !== 201) throw new Error(`status ${response.status} instead of 201: ${await response.text()}`);
  return puzzle.id;
}

/** The error of a response, after checking its status and its shape. */
export async function errorOf(
  response: Response,
  status: number,
): Promise<{ kind: string; noun: string; message: string }> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`status ${response.status} instead of ${status}: ${text}`);
  const { error } = JSON.parse(text) as { error: { kind: string; noun: string; message: string } };
  if (!error.message.startsWith(`${error.kind} ${error.noun}: `))
    throw new Error(`not in our grammar: ${error.message}`);
  return error;
}
