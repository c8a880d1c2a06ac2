import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { compilePanels } from '../../src/charts/compile.js';
import type { Answer, PublicPuzzle } from '../../src/puzzle/puzzle.js';
import { FIXTURE_PRIOR, fixturePuzzle, fixtureReveal } from './fixture-puzzle.js';

/** The policy the page must live with: no inline code, no inline styles in markup, no eval, no other host. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

export interface FixtureServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface FixtureServerOptions {
  readonly divergedAt?: number;
  /** Answers an API request with status 500 when it returns true for its path, such as `/v1/puzzle`. */
  readonly broken?: (path: string) => boolean;
}

const PANELS = { light: compilePanels('light'), dark: compilePanels('dark') };
const CLIENT = path.resolve(import.meta.dirname, '../../dist/client');

/** The built page with an API of made-up puzzles behind it, for states that are hard to reach with the real server. */
export async function startFixtureServer(options: FixtureServerOptions = {}): Promise<FixtureServer> {
  const app = express();
  const answers = new Map<string, Answer>();
  const idOf = (number: number) => `f1${String(number).padStart(10, '0')}`;
  const numberOf = (id: string) => Number(id.slice(2));
  const made = new Map<string, PublicPuzzle>();
  const puzzleOf = (id: string): PublicPuzzle => {
    const puzzle = made.get(id) ?? fixturePuzzle(id, options);
    made.set(id, puzzle);
    return puzzle;
  };
  const error = (kind: string, noun: string, message: string) => ({ error: { kind, noun, message } });

  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-store' });
    next();
  });
  app.use('/api', (request, response, next) => {
    if (options.broken?.(request.path) === true)
      response.status(500).json(error('invalid', 'server', 'the disk is full'));
    else next();
  });
  app.use(express.json());
  app.get('/api/v1/puzzle', (_request, response) => {
    const number = answers.size + 1;
    response.json({ puzzle: puzzleOf(idOf(number)), number, answered: false, prior: FIXTURE_PRIOR });
  });
  app.get('/api/v1/puzzles/:id', ({ params: { id } }, response) => {
    if (!/^f1\d{10}$/.test(id)) response.status(404).json(error('unknown', 'puzzle', `unknown puzzle: ${id}`));
    else response.json({ puzzle: puzzleOf(id), number: numberOf(id), answered: answers.has(id), prior: FIXTURE_PRIOR });
  });
  app.post('/api/v1/puzzles/:id/answer', ({ params: { id }, body }, response) => {
    if (answers.has(id)) {
      response.status(409).json(error('invalid', 'answer', 'invalid answer: the first answer is final'));
      return;
    }
    const answer = { ...(body as Answer), puzzle: id };
    answers.set(id, answer);
    response.status(201).json({ grade: fixtureReveal(puzzleOf(id), answer).grade });
  });
  app.get('/api/v1/puzzles/:id/reveal', ({ params: { id } }, response) => {
    const answer = answers.get(id);
    if (answer === undefined) response.status(403).json(error('invalid', 'reveal', 'invalid reveal: answer first'));
    else response.json(fixtureReveal(puzzleOf(id), answer));
  });
  app.get('/api/v1/progress', (_request, response) => {
    const recent = [...answers].map(([id, answer]) => {
      const { cause, grade, puzzle } = fixtureReveal(puzzleOf(id), answer);
      return {
        puzzle,
        number: numberOf(id),
        scenario: 'language-model-1b',
        cause: cause.id,
        correct: grade.cause.top1,
        probability: grade.cause.probability,
        score: grade.score,
      };
    });
    const meanScore = recent.length === 0 ? null : recent.reduce((sum, { score }) => sum + score, 0) / recent.length;
    const correct = recent.filter((entry) => entry.correct).length;
    response.json({ answered: recent.length, meanScore, correct, recent: recent.reverse() });
  });
  app.get('/api/v1/charts', ({ query }, response) => {
    response.json({ panels: PANELS[query['theme'] === 'dark' ? 'dark' : 'light'] });
  });
  app.get('/api/v1/manual/:id', ({ params: { id } }, response) => {
    response.json({ id, html: '<h1>Learning-rate spike</h1><p>The rate is a multiple of what the schedule says.</p>' });
  });
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
