import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDataFiles } from '../src/data-files.js';
import { root } from './helpers/runs.js';
import { temporaryDirectory } from './helpers/temporary-directory.js';

const files = readDataFiles(root);

describe('the data files', () => {
  test('are found by name, and an unknown name is refused with the nearest', () => {
    for (const scenario of files.scenarios) expect(files.scenario(scenario.id)).toBe(scenario);
    for (const recipe of files.recipes) expect(files.recipe(recipe.id)).toBe(recipe);
    expect(() => files.scenario('llm-pretrain-7')).toThrow(
      'unknown scenario: llm-pretrain-7 (did you mean llm-pretrain-7b?)',
    );
    expect(() => files.recipe('mixd')).toThrow('unknown recipe: mixd (did you mean mixed?)');
  });

  test('are sorted, so that a directory listing decides nothing', () => {
    const ids = files.scenarios.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });
});

test('a recording that is not there is refused', () => {
  expect(() => files.recording('lm__dream__s0__v1')).toThrow('missing recording: lm__dream__s0__v1 (');
});

describe('a wrong file is refused by name', () => {
  /** The real data with one file written anew. */
  function withFile(path: string, change: (text: string) => string): () => unknown {
    const folder = temporaryDirectory();
    mkdirSync(join(folder, 'scenarios'));
    for (const part of ['runs', 'packs', 'incidents', 'recorded'])
      cpSync(join(root, 'scenarios', part), join(folder, 'scenarios', part), { recursive: true });
    const whole = join(folder, 'scenarios', path);
    writeFileSync(whole, change(readFileSync(whole, 'utf8')));
    return () => readDataFiles(folder);
  }

  test.each([
    ['runs/vision-finetune.yaml', (text: string) => `${text}\nx: [1`, /^invalid file: vision-finetune.yaml, /],
    [
      'runs/vision-finetune.yaml',
      (text: string) => text.replace('id: vision-finetune', 'id: vision'),
      "invalid file: vision-finetune.yaml, field id: vision (must be the file's name)",
    ],
    [
      'runs/vision-finetune.yaml',
      (text: string) => `${text}\nepochs: 3\n`,
      /^unknown field in vision-finetune.yaml: epochs/,
    ],
    ['runs/vision-finetune.yaml', () => '', /^invalid scenario in vision-finetune.yaml: /],
    [
      'packs/mixed.yaml',
      (text: string) => text.replace(/healthyShare: [\d.]+/, 'healthyShare: 1.2'),
      /^invalid recipe in mixed.yaml: healthyShare = 1.2 /,
    ],
    [
      'packs/mixed.yaml',
      (text: string) => text.replace(/vision-finetune/, 'vision-finetun'),
      /^unknown scenario in recipe mixed: vision-finetun \(did you mean vision-finetune\?\)/,
    ],
    [
      'packs/recorded.yaml',
      (text: string) => text.replace('plain-0', 'plain-7'),
      /^unknown recorded case in recipe recorded: plain-7 \(did you mean plain-/,
    ],
    [
      'recorded/plain-0.yaml',
      (text: string) => text.replace('run: lm', 'run: ../lm'),
      /^invalid recorded case in plain-0.yaml: run = "..\/lm/,
    ],
  ])('%s %#', (path, change, message) => {
    expect(withFile(path, change)).toThrow(message);
  });
});
