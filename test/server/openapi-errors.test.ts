import { expect, test } from 'vitest';
import { invalid, unknown } from '../../src/core/errors.js';
import { BODY_LIMIT_BYTES } from '../../src/server/http/json-body.js';
import { createPractice } from '../../src/server/practice.js';
import { MOST_UPLOAD_BYTES } from '../../src/server/routes/diagnose.js';
import { MOST_OTHERS } from '../../src/store/store.js';
import { isSuccess } from './api-document.js';
import { createFakeFactory } from './fake-factory.js';
import { answerCurrent, type RunningApp, startApp, VALID_ANSWER } from './start-app.js';
import { createWitness, type Sent, upload, type Witness } from './witness.js';

/** A body that each operation takes while the puzzle of the fake factory is open. */
const BODIES: Readonly<Record<string, unknown>> = {
  answerPuzzle: VALID_ANSWER,
  buyProbe: { probe: 'cheap' },
  saveNotes: { text: 'the norm moved first' },
  giveUpPuzzle: {},
  skipPuzzle: {},
  addAnother: {},
};
const AFTERWARDS = ['getReveal', 'getFixedRuns', 'getWhyNot', 'addAnother'];
/** They need no more of a puzzle than that it was served. */
const WITHOUT_PUZZLE = ['skipPuzzle', 'saveNotes'];
const BROKEN_ENCODING = '%E0%A4%A';
const UNKNOWN_PUZZLE = '000000000000';
/** With the rest of its JSON more than a body may have. */
const TOO_LONG = { text: 'x'.repeat(BODY_LIMIT_BYTES) };

test('every error is as the document says, and every error of the document is met', async () => {
  const app = await startApp();
  const api = await createWitness(app);
  await meetRefusalsOfAny(app, api);
  await meetRefusalsOfPuzzles(app, api);
  await meetRefusalsOfUploads(api);
  await meetOtherRelease(api);
  expect(app.reported).toEqual([]);
  const broken = await startApp({ charts: fail });
  await api.call(broken, 'getCharts', 500);
  // Any operation can meet a defect, and no test knows how to make one in each.
  expect(api.notMet((status) => !isSuccess(status) && status !== 500)).toEqual([]);
});

const fail = (): never => {
  throw new Error('a defect');
};

/** What is wrong whatever is asked for: another site, another host, another method, an address or a body that cannot be read. */
async function meetRefusalsOfAny(app: RunningApp, api: Witness): Promise<void> {
  const { id } = (await app.current()).puzzle;
  for (const { operationId, path, method, requestBody } of api.operations) {
    const inPath = path.includes('{id}');
    const sent: Sent = { ...(inPath && { id }), body: BODIES[operationId] };
    await api.call(app, operationId, 403, { ...sent, headers: { 'sec-fetch-site': 'cross-site' } });
    const address = `/api/v1${path.replace('{id}', id)}`;
    const elsewhere = await app.raw(method.toUpperCase(), address, { host: 'example.org' });
    expect(elsewhere.status).toBe(421);
    api.check(operationId, 421, elsewhere.text);
    const otherMethod = await app.raw('OPTIONS', address);
    expect(otherMethod.status).toBe(405);
    api.checkError(otherMethod.text);
    if (inPath) await api.call(app, operationId, 400, { ...sent, id: BROKEN_ENCODING });
    if (requestBody?.content['application/json'] === undefined) continue;
    await api.call(app, operationId, 400, { ...sent, body: '{' });
    await api.call(app, operationId, 400, { ...sent, body: { ...(sent.body as object), more: 1 } });
    await api.call(app, operationId, 413, { ...sent, body: TOO_LONG });
    await api.call(app, operationId, 415, { ...sent, headers: { 'content-type': 'text/plain' } });
  }
  api.checkError((await app.raw('GET', '/api/v1/nowhere')).text);
  await api.call(app, 'getCharts', 400, { query: { theme: 'blue' } });
  await api.call(app, 'getManualPage', 400, { id: 'No page' });
  await api.call(app, 'getManualPage', 404, { id: 'no-page' });
}

/** What is wrong at the moment, in the order of a game. */
async function meetRefusalsOfPuzzles(app: RunningApp, api: Witness): Promise<void> {
  const call = (operation: string, status: number, sent: Sent) => api.call(app, operation, status, sent);
  for (const { operationId, path } of api.operations)
    if (path.startsWith('/puzzles/')) await call(operationId, 404, { id: UNKNOWN_PUZZLE, body: BODIES[operationId] });
  const { id } = (await app.current()).puzzle;
  for (const operation of AFTERWARDS) await call(operation, 403, { id, body: BODIES[operation] });
  await call('answerPuzzle', 400, { id, body: { causes: { gremlins: 1 } } });
  await call('buyProbe', 404, { id, body: { probe: 'crystal-ball' } });
  await call('buyProbe', 201, { id, body: { probe: 'dear' } });
  await call('buyProbe', 409, { id, body: { probe: 'other' } });
  await call('answerPuzzle', 201, { id, body: VALID_ANSWER });
  for (const operation of ['answerPuzzle', 'giveUpPuzzle', 'skipPuzzle', 'buyProbe'])
    await call(operation, 409, { id, body: BODIES[operation] });
  for (let open = 0; open < MOST_OTHERS; open++) await call('addAnother', 201, { id, body: {} });
  await call('addAnother', 409, { id, body: {} });
}

async function meetRefusalsOfUploads(api: Witness): Promise<void> {
  let refuse: ((reason: Error) => void) | undefined;
  const diagnose = () =>
    new Promise<never>((_, reject) => {
      refuse = reject;
    });
  const app = await startApp({ diagnose });
  const sent = upload('loss.csv', 'x');
  await api.call(app, 'diagnoseRun', 400, { ...sent, query: {} });
  await api.call(app, 'diagnoseRun', 413, { ...sent, body: 'x'.repeat(MOST_UPLOAD_BYTES + 1) });
  await api.call(app, 'diagnoseRun', 415, { ...sent, headers: { 'content-type': 'application/json' } });
  const first = api.call(app, 'diagnoseRun', 400, sent);
  await expect.poll(() => refuse).toBeDefined();
  await api.call(app, 'diagnoseRun', 429, sent);
  refuse!(invalid('run file', 'no table'));
  await first;
}

/** Puzzles with a theme that is gone: one open, one ended. */
async function meetOtherRelease(api: Witness): Promise<void> {
  const before = await startApp();
  const id = await answerCurrent(before);
  const { puzzle: open } = await api.call<{ puzzle: string }>(before, 'addAnother', 201, { id, body: {} });
  const { puzzle: ended } = await api.call<{ puzzle: string }>(before, 'addAnother', 201, { id, body: {} });
  await api.call(before, 'giveUpPuzzle', 201, { id: ended, body: {} });
  await before.close();
  const practice = createPractice({
    factoryFor: createFakeFactory,
    themedFactory: ({ faults }) => {
      throw unknown('fault', faults.join());
    },
    secret: before.store.practiceSecret(),
  });
  const after = await startApp({ directory: before.directory, practice });
  for (const { operationId, path } of api.operations) {
    if (!path.startsWith('/puzzles/')) continue;
    const sent = { id: AFTERWARDS.includes(operationId) ? ended : open, body: BODIES[operationId] };
    await api.call(after, operationId, WITHOUT_PUZZLE.includes(operationId) ? 200 : 410, sent);
  }
}
