import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OUTCOMES } from '../../src/agents/outcome.js';
import { PROTOCOL, type PuzzleMessage, type ReadingMessage } from '../../src/agents/protocol.js';
import { LONGEST_LINE } from '../../src/agents/read-lines.js';
import { answerSchema } from '../../src/puzzle/answer.js';
import { ROOT } from '../helpers/command-line.js';

const page = readFileSync(join(ROOT, 'docs', 'agents.md'), 'utf8');

/** The messages of the transcript with who says them; `npm run leaderboard` writes it. */
const messages = [...page.matchAll(/^([<>]) (\{.+\}|\{\n[\s\S]*?^ {2}\})$/gm)].map(
  ([, from, text]) => [from, JSON.parse(text!)] as const,
);

test('the transcript is a conversation by the protocol', () => {
  const words = messages.map(([from, { type }]) => `${from} ${type}`);
  expect(words.join(', ')).toMatch(/^> puzzle(, < probe, > (reading|refused))+, < answer, > grade$/);
  const [[, first], ...rest] = messages as [[string, PuzzleMessage], ...(readonly [string, ReadingMessage])[]];
  expect(Object.keys(first)).toEqual(['type', 'protocol', 'puzzle', 'prior', 'budget', 'limits', 'reveal']);
  expect(first.protocol).toBe(PROTOCOL);
  for (const [from, message] of rest) {
    if (message.type === 'reading')
      expect(Object.keys(message)).toEqual(['type', 'probe', 'gpuHours', 'text', 'series', 'table', 'spent', 'left']);
    if (from === '<' && 'causes' in message) {
      const { type: _, ...answer } = message as unknown as Record<string, unknown>;
      expect(answerSchema.safeParse({ puzzle: first.puzzle.id, ...answer }).success).toBe(true);
    }
  }
});

test('the table of outcomes is that of the code', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual([...OUTCOMES]);
  expect(page).toContain(`longer than ${LONGEST_LINE / 1024} KiB`);
});

test('every option is in the text', () => {
  for (const option of ['--points', '--seconds', '--bytes', '--env', '--reveal', '--out', '--resume', '--json'])
    expect(page).toContain(`\`${option}`);
});
