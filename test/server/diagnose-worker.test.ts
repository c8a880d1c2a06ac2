import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { diagnoseInWorker } from '../../src/server/diagnose/in-worker.js';
import { outcomeOf, resultOf } from '../../src/server/diagnose/outcome.js';
import type { RunUpload } from '../../src/server/diagnose/upload.js';

const upload: RunUpload = { files: [], evaluation: [], map: [], run: null };
const stays = new AbortController().signal;

/** A thread that runs this text. */
function threadOf(text: string, timeLimitMs = 20_000) {
  const start = "import { parentPort, workerData } from 'node:worker_threads';";
  const worker = new URL(`data:text/javascript,${encodeURIComponent(start + text)}`);
  return diagnoseInWorker({
    root: '/',
    causes: new Map(),
    probes: [],
    likelihoods: { format: 'lossleuth-probe-likelihoods', generator: '', probes: {} },
    worker,
    timeLimitMs,
  });
}

async function failureOf(attempt: Promise<unknown>): Promise<Error> {
  return attempt.then(
    () => {
      throw new Error('it succeeded');
    },
    (error: unknown) => error as Error,
  );
}

describe('a diagnosis in a thread', () => {
  test('gives what the thread posts', async () => {
    const post = 'parentPort.postMessage({ is: "done", value: workerData.upload.files[0].bytes.length })';
    const files = [{ name: 'a', bytes: new Uint8Array(7) }];
    expect(await threadOf(post)({ ...upload, files }, stays)).toBe(7);
  });

  test('is refused as the thread refuses', async () => {
    const refusal = '{ is: "refused", kind: "missing", noun: "column", detail: "no loss" }';
    const error = await failureOf(threadOf(`parentPort.postMessage(${refusal})`)(upload, stays));
    expect(error).toBeInstanceOf(AppError);
    expect(error.message).toBe('missing column: no loss');
  });

  test('ends after its time, and the server goes on meanwhile', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    const error = await failureOf(threadOf('while (true);', 500)(upload, stays));
    clearInterval(timer);
    expect(error).toBeInstanceOf(AppError);
    expect(error.message).toMatch(/^invalid run: it takes longer than 0.5 s/);
    expect(ticks).toBeGreaterThan(10);
  });

  test('ends when nobody waits for it, before or after its start', async () => {
    const leaving = new AbortController();
    const left = failureOf(threadOf('while (true);')(upload, leaving.signal));
    setTimeout(() => leaving.abort(), 200);
    expect((await left).message).toContain('nobody waits');
    expect((await failureOf(threadOf('while (true);')(upload, leaving.signal))).message).toContain('nobody waits');
  });

  test.each([
    ['throws', 'throw new TypeError("a word of the file")'],
    ['ends without an answer', ''],
  ])('that %s is a defect, which quotes nothing and prints nothing', async (_, text) => {
    const error = await failureOf(threadOf(`console.log("a word of the file"); ${text}`)(upload, stays));
    expect(error).not.toBeInstanceOf(AppError);
    expect(error.message).not.toContain('a word of the file');
  });
});

test('a defect crosses over as where it was, not as what it said', async () => {
  const outcome = await outcomeOf(async () => JSON.parse('{"secret": oops}') as unknown);
  expect(JSON.stringify(outcome)).not.toContain('secret');
  expect(JSON.stringify(outcome)).toContain('diagnose-worker.test');
  expect(() => resultOf(outcome)).toThrow(/SyntaxError/);
});
