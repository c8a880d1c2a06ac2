import { describe, expect, test } from 'vitest';
import { uploadOf as cutUp, uploadQuery } from '../../../src/server/http/upload-query.js';
import { MOST_UPLOAD_BYTES } from '../../../src/server/routes/diagnose.js';
import {
  chosenFiles,
  exchanged,
  MOST_BYTES,
  namesOf,
  obstacle,
  pairsOf,
  uploadOf,
  withEvaluation,
} from '../../../src/web/run/files.js';
import { whereItGoes } from '../../../src/web/run/words.js';

const file = (name: string, text = 'step,loss\n') => new File([text], name);
const roles = (names: readonly string[]) => {
  const chosen = chosenFiles(names.map((name) => file(name)));
  return typeof chosen === 'string' ? chosen : chosen.map(({ file: { name }, role }) => `${role} ${name}`);
};

describe('files of one run', () => {
  test.each([
    [['loss.csv'], ['run loss.csv']],
    [['eval.csv'], ['run eval.csv']],
    [
      ['loss.csv', 'eval.csv'],
      ['run loss.csv', 'evaluation eval.csv'],
    ],
    [
      ['valid.csv', 'train.csv'],
      ['run train.csv', 'evaluation valid.csv'],
    ],
    [
      ['a.csv', 'b.csv'],
      ['run a.csv', 'evaluation b.csv'],
    ],
    [
      ['events.out.tfevents.1', 'events.out.tfevents.2'],
      ['run events.out.tfevents.1', 'run events.out.tfevents.2'],
    ],
    [
      ['eval.csv', 'events.out.tfevents.2'],
      ['run events.out.tfevents.2', 'evaluation eval.csv'],
    ],
  ])('%j', (names, expected) => {
    expect(roles(names)).toEqual(expected);
  });

  test('are not three tables', () => {
    expect(roles(['a.csv', 'b.csv', 'c.csv'])).toMatch(/^These are too many files/);
  });

  test('can be exchanged, and evaluations added or taken away', () => {
    const chosen = chosenFiles([file('a.csv'), file('b.csv')]);
    if (typeof chosen === 'string') throw new Error(chosen);
    expect(exchanged(exchanged(chosen))).toEqual(chosen);
    expect(exchanged(chosen).map(({ role }) => role)).toEqual(['evaluation', 'run']);
    const added = withEvaluation(chosen, file('c.csv'));
    expect(added.map(({ file: { name } }) => name)).toEqual(['a.csv', 'c.csv']);
    expect(namesOf(added)).toBe('a.csv');
    expect(withEvaluation(added, null)).toHaveLength(1);
  });
});

describe('an upload', () => {
  test('is read by the server as what it was', async () => {
    const names = ['events.out.tfevents.1 &=%:ü', 'x:y', 'n'.repeat(300)];
    const chosen = names.map((name, i) => ({ file: file(name, 'é'.repeat(i + 1)), role: 'run' as const }));
    const { query, body } = uploadOf([...chosen, { file: file('eval.csv', 'e'), role: 'evaluation' }], ['a=b', 'c=d']);
    const parameters = new URLSearchParams(query);
    const read = Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)]));
    const upload = cutUp(new Uint8Array(await body.arrayBuffer()), uploadQuery(read));
    expect(upload.files.map(({ name }) => name)).toEqual([names[0], names[1], 'n'.repeat(80)]);
    expect(upload.files.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['é', 'éé', 'ééé']);
    expect(upload.evaluation.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['e']);
    expect(upload.map).toEqual(['a=b', 'c=d']);
  });

  test('too large for the server is refused before it is sent', async () => {
    expect(MOST_BYTES).toBe(MOST_UPLOAD_BYTES);
    const large = new File([new Uint8Array(MOST_BYTES + 1)], 'large.csv');
    expect(await obstacle([{ file: large, role: 'run' }])).toContain('large.csv: 17 MB');
    expect(await obstacle([{ file: file('small.csv'), role: 'run' }])).toBeNull();
  });

  test('of a folder is refused before it is sent', async () => {
    const folder = file('folder');
    folder.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadable')) }) as unknown as Blob;
    expect(await obstacle([{ file: folder, role: 'run' }])).toContain('folder cannot be read');
  });
});

test.each([
  ['', []],
  ['iter=step', ['iter=step']],
  [' iter = step ,\n my loss= train-loss,', ['iter=step', 'my loss=train-loss']],
  ['a=b = step', ['a=b=step']],
])('columns typed as %j', (text, pairs) => {
  expect(pairsOf(text)).toEqual(pairs);
});

test.each(['localhost', '127.0.0.1', '[::1]'])('on %s a file stays on this machine', (hostname) => {
  expect(whereItGoes(hostname)).toMatch(/^It stays on this machine/);
});

test('elsewhere it is said where the file goes', () => {
  expect(whereItGoes('lab-7')).toMatch(/^It goes to lab-7 and nowhere else/);
});
