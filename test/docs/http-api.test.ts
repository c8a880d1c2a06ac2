import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LONGEST_NOTES } from '../../src/core/limits.js';
import { BODY_LIMIT_BYTES } from '../../src/server/http/json-body.js';
import { MOST_UPLOAD_BYTES } from '../../src/server/routes/diagnose.js';
import { ENDED_LIMIT, MOST_OTHERS, RECENT_LIMIT } from '../../src/store/store.js';
import { root } from '../helpers/runs.js';
import { documentOf, isSuccess, operationsOf } from '../server/api-document.js';
import { playedPractice, startRealApp } from '../server/real-app.js';
import { startApp } from '../server/start-app.js';
import { createWitness } from '../server/witness.js';

const page = readFileSync(join(root, 'docs', 'http-api.md'), 'utf8');

/** Cells of the lines of a table. */
const rows = (heading: string): string[][] =>
  page
    .split(`\n## ${heading}\n`)[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test('the table of addresses is that of the document', async () => {
  const document = await documentOf(await startApp());
  // The text above the table names the document itself.
  const others = operationsOf(document).filter(({ path }) => path !== '/openapi.json');
  expect(page.split('## A game')[0]).toContain(`\`GET ${document.servers[0]!.url}/openapi.json\``);
  expect(rows('Addresses')).toEqual(
    others.map(({ method, path, summary }) => [method.toUpperCase(), `\`${path}\``, summary]),
  );
});

test('the table of errors has every status of the document, and that of a method that is not there', async () => {
  const operations = operationsOf(await documentOf(await startApp()));
  const statuses = operations.flatMap(({ responses }) => Object.keys(responses).map(Number));
  const errors = new Set([...statuses.filter((status) => !isSuccess(status)), 405]);
  expect(rows('Errors').flatMap(([status]) => status!.split(', '))).toEqual([...errors].toSorted().map(String));
});

test('the limits are those of the code', () => {
  for (const limit of [
    `JSON has at most ${BODY_LIMIT_BYTES / 1024} KiB`,
    `an upload ${MOST_UPLOAD_BYTES / 1024 / 1024} MiB`,
    `notes ${LONGEST_NOTES.toLocaleString('en')} characters`,
    `${MOST_OTHERS} may be open`,
    `latest ${RECENT_LIMIT} that ended`,
    `latest ${ENDED_LIMIT.toLocaleString('en')}.`,
  ])
    expect(page).toContain(limit);
});

test('the game can be played, in the puzzle that everybody gets first', async () => {
  const app = await startRealApp(playedPractice());
  const api = await createWitness(app);
  const script = /```sh\n([\s\S]*?)```/.exec(page)![1]!.replaceAll('\\\n', '');
  const requests = script.split('\n').flatMap((line) => {
    const [, address] = /\bcurl .*\$API(\/[^\s)]+)/.exec(line) ?? [];
    return address === undefined ? [] : [{ address, body: / -d '([^']+)'/.exec(line)?.[1] }];
  });
  const { id } = (await app.current()).puzzle;
  const played: string[] = [];
  for (const { address, body } of requests) {
    const path = address.replace('$ID', '{id}');
    const method = body === undefined ? 'get' : 'post';
    const operation = api.operations.find((each) => each.path === path && each.method === method)!;
    const status = Math.max(...Object.keys(operation.responses).map(Number).filter(isSuccess));
    const inPath = path === address ? {} : { id };
    await api.call(app, operation.operationId, status, {
      ...inPath,
      ...(body !== undefined && { body: JSON.parse(body) }),
    });
    played.push(operation.operationId);
  }
  expect(played).toEqual(['getCurrentPuzzle', 'buyProbe', 'answerPuzzle', 'getReveal']);
});
