import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitWords } from '../../src/agents/split-words.js';

const inDouble = (word: string): string => `"${word.replaceAll(/["\\]/g, '\\$&')}"`;

describe('the words of a command', () => {
  test.each([
    ['node agent.mjs', ['node', 'agent.mjs']],
    ['  a \t b\n', ['a', 'b']],
    [`a 'b c' "d e"`, ['a', 'b c', 'd e']],
    [`a'b'"c"d`, ['abcd']],
    [`'' ""`, ['', '']],
    [`'it"s' "it's"`, ['it"s', "it's"]],
    ['"a \\"b\\" \\\\ \\n"', ['a "b" \\ \\n']],
    ['C:\\tools\\agent.exe $HOME *.ts | ; > &', ['C:\\tools\\agent.exe', '$HOME', '*.ts', '|', ';', '>', '&']],
  ])('%s', (command, words) => {
    expect(splitWords(command)).toEqual(words);
  });

  test.each(['', '   '])('none in "%s"', (command) => {
    expect(() => splitWords(command)).toThrow(/^missing agent: /);
  });

  test.each([`node 'a`, `node "a\\"`])('a quote that is not closed: %s', (command) => {
    expect(() => splitWords(command)).toThrow(/^invalid agent: .* is not closed/);
  });

  test('whatever is quoted comes back, in any mixture of quotes', () => {
    const quoted = fc.tuple(fc.string({ unit: 'binary', maxLength: 8 }), fc.boolean()).map(([word, double]) => ({
      word,
      text: double || word.includes("'") ? inDouble(word) : `'${word}'`,
    }));
    const blank = fc.stringMatching(/^[ \t\n]+$/);
    fc.assert(
      fc.property(fc.array(quoted, { minLength: 1, maxLength: 6 }), blank, (words, between) => {
        expect(splitWords(words.map(({ text }) => text).join(between))).toEqual(words.map(({ word }) => word));
        expect(splitWords(words.map(({ text }) => text).join(''))).toEqual([words.map(({ word }) => word).join('')]);
      }),
    );
  });
});
