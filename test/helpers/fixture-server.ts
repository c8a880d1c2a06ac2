import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express, { type RequestHandler, type Response } from 'express';
import { compileDashboard } from '../../src/charts/compile.js';
import { readGlossary } from '../../src/glossary.js';
import { createManual } from '../../src/manual.js';
import { manualPicture } from '../../src/puzzle/manual-picture.js';
import type { Answer } from '../../src/puzzle/puzzle.js';
import { CONTENT_SECURITY_POLICY } from '../../src/server/security/headers.js';
import { FixturePractice } from './fixture-practice.js';
import { fixtureWhyNot } from './fixture-why-not.js';
import { catalogue, playedScenarios, root, scenarios } from './runs.js';

/** The policy the page must live with, here as on the real server. */
export { CONTENT_SECURITY_POLICY };

export interface FixtureServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface FixtureServerOptions {
  readonly divergedAt?: number;
  /** Answers an API request with status 500 when it returns true for its path, such as `/v1/puzzle`. */
  readonly broken?: (path: string) => boolean;
}

const DASHBOARDS = { light: compileDashboard('light'), dark: compileDashboard('dark') };
const CLIENT = path.resolve(import.meta.dirname, '../../dist/client');

/** The built page with an API of made-up puzzles behind it, for states that are hard to reach with the real server. */
export async function startFixtureServer(options: FixtureServerOptions = {}): Promise<FixtureServer> {
  const app = express();
  const practice = new FixturePractice(options);
  const manual = createManual({
    root,
    subjects: catalogue.all.map(({ meta }) => meta),
    picture: (id) => manualPicture(catalogue.get(id), [...playedScenarios, ...scenarios]),
  });
  const refuse = (response: Response, status: number, kind: string, noun: string, message: string) =>
    response.status(status).json({ error: { kind, noun, message } });

  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-store' });
    next();
  });
  app.use('/api', (request, response, next) => {
    if (options.broken?.(request.path) === true) refuse(response, 500, 'invalid', 'server', 'the disk is full');
    else next();
  });
  app.use(express.json());
  app.param('puzzle', (_request, response, next, id: string) => {
    if (practice.exists(id)) next();
    else refuse(response, 404, 'unknown', 'puzzle', `unknown puzzle: ${id}`);
  });
  const open: RequestHandler<{ puzzle: string }> = ({ params: { puzzle } }, response, next) => {
    if (practice.ended(puzzle)) refuse(response, 409, 'invalid', 'answer', 'invalid answer: the first answer is final');
    else next();
  };
  const ended: RequestHandler<{ puzzle: string }> = ({ params: { puzzle } }, response, next) => {
    if (practice.ended(puzzle)) next();
    else refuse(response, 403, 'missing', 'answer', 'missing answer: answer first');
  };

  app.get('/api/v1/puzzle', (_request, response) => response.json(practice.current()));
  app.get('/api/v1/puzzles/:puzzle', ({ params: { puzzle } }, response) => response.json(practice.state(puzzle)));
  app.post('/api/v1/puzzles/:puzzle/answer', open, ({ params: { puzzle }, body }, response) => {
    const { grade } = practice.end(puzzle, { ...(body as Answer), puzzle });
    response.status(201).json({ grade });
  });
  app.post('/api/v1/puzzles/:puzzle/give-up', open, ({ params: { puzzle } }, response) => {
    practice.end(puzzle, null);
    response.status(201).json({ givenUp: true });
  });
  app.post('/api/v1/puzzles/:puzzle/skip', open, ({ params: { puzzle } }, response) => {
    practice.skip(puzzle);
    response.json({ skipped: true });
  });
  app.post('/api/v1/puzzles/:puzzle/another', ended, (_request, response) => {
    response.status(201).json({ puzzle: practice.another() });
  });
  app.put('/api/v1/puzzles/:puzzle/notes', ({ params: { puzzle }, body }, response) => {
    practice.write(puzzle, String((body as { text?: unknown }).text));
    response.json({ saved: true });
  });
  app.get('/api/v1/puzzles/:puzzle/reveal', ended, ({ params: { puzzle } }, response) => {
    response.json(practice.reveal(puzzle));
  });
  app.get('/api/v1/puzzles/:puzzle/why-not', ended, ({ params: { puzzle } }, response) => {
    response.json(fixtureWhyNot(practice.state(puzzle).puzzle, practice.reveal(puzzle).answer));
  });
  app.get('/api/v1/puzzles/:puzzle/fixed', ended, ({ params: { puzzle } }, response) => {
    response.json(practice.fixed(puzzle));
  });
  app.get('/api/v1/puzzles/:puzzle/probes', ({ params: { puzzle } }, response) => response.json(practice.bill(puzzle)));
  app.post('/api/v1/puzzles/:puzzle/probes', open, ({ params: { puzzle }, body }, response) => {
    const bill = practice.buy(puzzle, String((body as { probe?: unknown }).probe));
    if (bill === null) refuse(response, 409, 'unsupported', 'purchase', 'unsupported purchase: it is too dear');
    else response.status(201).json(bill);
  });
  app.get('/api/v1/progress', (_request, response) => response.json(practice.progress()));
  app.get('/api/v1/charts', ({ query }, response) => {
    response.json(DASHBOARDS[query['theme'] === 'dark' ? 'dark' : 'light']);
  });
  app.get('/api/v1/manual', (_request, response) => response.json({ pages: manual.entries() }));
  app.get('/api/v1/manual/:id', ({ params: { id } }, response) => {
    const page = manual.page(id);
    if (page === null) refuse(response, 404, 'unknown', 'manual page', `unknown manual page: ${id}`);
    else response.json(page);
  });
  app.get('/api/v1/glossary', (_request, response) => response.json({ terms: readGlossary(root) }));
  app.use(express.static(CLIENT));

  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
