import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { RunDiagnosis } from '../../src/report/run-diagnosis.js';
import { diagnoseUpload } from '../../src/server/diagnose/diagnose-upload.js';
import type { DiagnoseUpload, RunUpload } from '../../src/server/diagnose/upload.js';
import { MOST_UPLOAD_BYTES } from '../../src/server/routes/diagnose.js';
import { csvOf, smallKnowledge } from './small-diagnostician.js';
import { errorOf, type RunningApp, startApp } from './start-app.js';

const knowledge = await smallKnowledge();
const diagnose: DiagnoseUpload = (upload) => diagnoseUpload(knowledge, upload);
const BYTES = { 'content-type': 'application/octet-stream' };

type Sent = readonly (readonly [role: 'run' | 'evaluation', name: string, text: string])[];

function address(files: Sent, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(more);
  for (const [role, name, text] of files) query.append('file', `${role}:${Buffer.byteLength(text)}:${name}`);
  return `/diagnose?${query}`;
}

const send = (app: RunningApp, files: Sent, more: Readonly<Record<string, string>> = {}, headers = {}) =>
  app.post(address(files, more), files.map(([, , text]) => text).join(''), { ...BYTES, ...headers });

async function sent(app: RunningApp, files: Sent, more: Readonly<Record<string, string>> = {}): Promise<RunDiagnosis> {
  const response = await send(app, files, more);
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  return JSON.parse(text) as RunDiagnosis;
}

const RUN: Sent = [['run', 'loss.csv', csvOf(900, 450)]];

describe('a run of your own', () => {
  test('is answered with the diagnosis and what the page draws', async () => {
    const app = await startApp({ diagnose });
    const found = await sent(app, RUN);
    expect(found.causes[0]!.id).toBe('lr-spike');
    expect(found.causes.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 3);
    expect(found.onset.interval![0]).toBeGreaterThan(430);
    expect(found.onset.interval![1]).toBeLessThan(470);
    expect(found.nextProbe).toBeNull();
    expect(found.evidence.map(({ panel }) => panel).sort()).toEqual(['gradient-norm', 'train-loss']);
    expect(found.missing).toContain('slice-loss');
    expect(found.words.read).toContain('900 rows');
    expect(found.notes.join(' ')).toContain('grad_norm as gradient-norm');
    expect(found.about['lr-spike']!.name).toBe('Learning-rate spike');
    expect(found.run).toMatchObject({ format: 'csv', from: 0, to: 899 });
    expect(found.run.panels.map(({ title }) => title)).toEqual(['Train loss', 'Gradient norm']);
    expect(app.reported).toEqual([]);
  });

  test('has weights that add up to its log-odds, with the prior', async () => {
    const app = await startApp({ diagnose });
    const { causes, weights, prior } = await sent(app, RUN);
    const [first, second] = causes;
    const sum = weights.reduce((all, panel) => all + panel.weights[first!.id]! - panel.weights[second!.id]!, 0);
    const odds = Math.log(prior[first!.id]! / prior[second!.id]!) + sum;
    expect(odds).toBeCloseTo(Math.log(first!.p / second!.p), 1);
  });

  test('is thinned to 800 points a panel, with its lowest and its highest value', async () => {
    const app = await startApp({ diagnose });
    const spiked = csvOf(20_000, 30_000).replace(/^7777,.*$/m, '7777,9.5,0.001');
    const { run } = await sent(app, [['run', 'long.csv', spiked]]);
    for (const { lines } of run.panels)
      expect(lines.reduce((sum, { values }) => sum + values.length, 0)).toBeLessThanOrEqual(800);
    const [loss, norm] = run.panels;
    expect(loss!.lines[0]!.values).toContain(9.5);
    expect(loss!.lines[0]!.steps[loss!.lines[0]!.values.indexOf(9.5)]).toBe(7777);
    expect(norm!.lines[0]!.values).toContain(0.001);
  });

  test('may bring its evaluations in a file of their own', async () => {
    const app = await startApp({ diagnose });
    const rows = [0, 300, 600, 899].flatMap((step) =>
      Array.from({ length: 12 }, (_, slice) => `${step},slice-${slice},loss,${2 + slice / 10}`),
    );
    const evaluations = `step,slice,metric,value\n${rows.join('\n')}\n`;
    const { run, missing } = await sent(app, [...RUN, ['evaluation', 'eval.csv', evaluations]]);
    const slices = run.panels.find(({ id }) => id === 'slice-loss')!;
    expect(slices.lines).toHaveLength(8);
    expect(slices.linesInAll).toBe(12);
    expect(missing).not.toContain('slice-loss');
  });

  test('may have names of its own', async () => {
    const app = await startApp({ diagnose });
    const odd: Sent = [['run', 'odd.csv', csvOf(300, 150, ['zielfunktion'])]];
    const { message } = await errorOf(await send(app, odd), 400);
    expect(message).toContain('zielfunktion');
    const { run } = await sent(app, odd, { map: 'zielfunktion=train-loss' });
    expect(run.panels.map(({ id }) => id)).toEqual(['train-loss']);
  });
});

describe('is refused in a sentence', () => {
  test.each<[string, Sent, number, string]>([
    ['a picture', [['run', 'a.png', '\x89PNG']], 400, ''],
    ['an empty file', [['run', 'a.csv', '']], 400, ''],
    ['a table without a step', [['run', 'a.csv', 'x,y\n1,2\n2,3\n']], 400, 'column'],
    ['evaluations alone', [['evaluation', 'a.csv', 'x']], 400, 'missing file'],
  ])('%s', async (_, files, status, words) => {
    const app = await startApp({ diagnose });
    expect((await errorOf(await send(app, files), status)).message).toContain(words);
    expect(app.reported).toEqual([]);
  });

  test.each([
    ['no file', '/diagnose'],
    ['a file without a size', '/diagnose?file=run:loss.csv'],
    ['another role', '/diagnose?file=key:1:loss.csv'],
    ['a size that is not the body’s', '/diagnose?file=run:3:loss.csv'],
    ['more files than a run has', `/diagnose?${'file=run:1:a&'.repeat(33)}`],
    ['an object', '/diagnose?file[a]=run:1:a'],
    ['two runs to take', '/diagnose?file=run:1:a&run=a&run=b'],
  ])('%s', async (_, path) => {
    const app = await startApp({ diagnose });
    await errorOf(await app.post(path, 'x', BYTES), 400);
    expect(app.reported).toEqual([]);
  });

  test('another method, another type, a compressed body, another site', async () => {
    const app = await startApp({ diagnose });
    await errorOf(await app.get('/diagnose'), 405);
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json'])
      await errorOf(await send(app, RUN, {}, { 'content-type': type }), 415);
    await errorOf(await send(app, RUN, {}, { 'content-encoding': 'gzip' }), 415);
    await errorOf(await send(app, RUN, {}, { origin: 'http://example.org' }), 403);
    await errorOf(await send(app, RUN, {}, { 'sec-fetch-site': 'cross-site' }), 403);
  });

  test('a preflight of another site gets no leave', async () => {
    const app = await startApp({ diagnose });
    const reply = await app.raw('OPTIONS', '/api/v1/diagnose', { host: new URL(app.origin).host });
    expect(reply.status).toBe(405);
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('a body over the limit, whether it says so beforehand or not', async () => {
    const app = await startApp({ diagnose });
    const declared = await app.post('/diagnose?file=run:1:a', 'x'.repeat(MOST_UPLOAD_BYTES + 1), BYTES);
    expect((await errorOf(declared, 413)).message).toMatch(/^invalid run file: more than 16 MB/);
    const chunk = new Uint8Array(1024 * 1024);
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        if (++pulled > 40) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init = { method: 'POST', headers: BYTES, body: endless, duplex: 'half' } as RequestInit;
    const streamed = await fetch(`${app.origin}/api/v1/diagnose?file=run:1:a`, init);
    expect((await errorOf(streamed, 413)).message).toContain('16 MB');
    expect((await sent(app, RUN)).causes).toHaveLength(3);
    expect(app.reported).toEqual([]);
  });

  test('a defect, without a word of it', async () => {
    const app = await startApp({ diagnose: () => Promise.reject(new Error('a secret column')) });
    expect((await errorOf(await send(app, RUN), 500)).message).not.toContain('secret');
    expect(app.reported).toHaveLength(1);
  });
});

describe('one at a time', () => {
  test('the second is told to wait, and the next one after that is not', async () => {
    let finish: (() => void) | undefined;
    const app = await startApp({
      diagnose: async (upload) => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return diagnoseUpload(knowledge, upload);
      },
    });
    const first = send(app, RUN);
    await expect.poll(() => finish).toBeDefined();
    expect((await errorOf(await send(app, RUN), 429)).message).toContain('try again');
    expect((await app.get('/health')).status).toBe(200);
    finish!();
    expect((await first).status).toBe(200);
    finish = undefined;
    const third = send(app, RUN);
    await expect.poll(() => finish).toBeDefined();
    finish!();
    expect((await third).status).toBe(200);
  });

  test('who leaves while it is worked on or sent leaves the place free', async () => {
    const seen: AbortSignal[] = [];
    const waiting = (_: RunUpload, gone: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        seen.push(gone);
        gone.addEventListener('abort', () => reject(new Error('left')));
      });
    let work: DiagnoseUpload = waiting;
    const app = await startApp({ diagnose: (upload, gone) => work(upload, gone) });
    const leaving = new AbortController();
    const init = { method: 'POST', headers: BYTES, body: RUN[0]![2], signal: leaving.signal };
    const first = fetch(`${app.origin}/api/v1${address(RUN)}`, init).catch(() => null);
    await expect.poll(() => seen.length).toBe(1);
    leaving.abort();
    await first;
    await expect.poll(() => seen[0]!.aborted).toBe(true);

    const half = httpRequest(`${app.origin}/api/v1/diagnose?file=run:10:a`, {
      method: 'POST',
      headers: { ...BYTES, 'content-length': 10 },
    });
    half.on('error', () => undefined);
    half.write('abc');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await errorOf(await send(app, RUN), 429);
    half.destroy();
    work = diagnose;
    await expect.poll(async () => (await send(app, RUN)).status).toBe(200);
    expect(app.reported).toEqual([]);
  });
});
