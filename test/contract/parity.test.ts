import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue, root, scenariosOf } from '../helpers/runs.js';

/** A fault is three files with one name; each message says what to do. */
const ids = catalogue.all.map(({ meta }) => meta.id);

const absent = (folder: string, ending: string, advice: string): string[] =>
  ids
    .filter((id) => !existsSync(join(root, folder, `${id}${ending}`)))
    .map((id) => `missing ${folder}/${id}${ending}: ${advice}`);

const named = (folder: string, ending: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
    : [];

describe('every fault has', () => {
  test('a source named by its id', () => {
    expect(absent('src/faults', '.ts', 'the file of a fault is named by meta.id')).toEqual([]);
    expect(named('src/faults', '.ts').sort()).toEqual(ids);
  });

  test('a test of its signature', () => {
    expect(absent('test/faults', '.test.ts', 'copy another one and put in the numbers you expect')).toEqual([]);
    const orphans = named('test/faults', '.test.ts').filter((id) => !ids.includes(id));
    expect(orphans.map((id) => `test/faults/${id}.test.ts tests no fault: delete or rename it`)).toEqual([]);
  });

  test('a page of the manual', () => {
    expect(absent('static/manual', '.md', 'every fault has a page; copy the headings of another one')).toEqual([]);
  });

  test('a scenario in which it can occur', () => {
    const homeless = catalogue.all.filter((fault) => scenariosOf(fault).length === 0);
    expect(
      homeless.map(({ meta }) => `${meta.id} is excluded from every scenario: add one or relax excludedFrom`),
    ).toEqual([]);
  });

  test('a fingerprint in every one of them, and there is no other fingerprint', () => {
    const known = JSON.parse(readFileSync(join(root, 'test/golden/fingerprints.json'), 'utf8')) as object;
    const due = catalogue.all.flatMap((fault) => scenariosOf(fault).map(({ id }) => `${id}/${fault.meta.id}`)).sort();
    expect(Object.keys(known), 'run `npm run fingerprints`').toEqual(due);
  });
});
