import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLineReader, LONGEST_LINE } from '../../src/agents/read-lines.js';

describe('lines of an agent', () => {
  test('are the same however the text is cut into chunks', () => {
    const lines = fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' ')));
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 7 }), (wanted, size) => {
        const bytes = Buffer.from(wanted.map((line) => `${line}\n`).join(''));
        const reader = createLineReader(1e6);
        const found = [];
        for (let at = 0; at < bytes.length; at += size) found.push(...reader.read(bytes.subarray(at, at + size)));
        expect(found).toEqual(wanted);
        expect(reader.rest()).toEqual([]);
      }),
    );
  });

  test('the last may lack its end', () => {
    const reader = createLineReader(100);
    expect(reader.read(Buffer.from('a\nb'))).toEqual(['a']);
    expect(reader.rest()).toEqual(['b']);
  });

  test('are read up to the limit, and no further', () => {
    const found = createLineReader(4).read(Buffer.from('a\nb\nc\n'));
    expect(found).toEqual(['a', 'b', { outcome: 'flooded', detail: 'It wrote more than 4 bytes.' }]);
  });

  test('may not be too long, with or without an end', () => {
    const long = Buffer.alloc(LONGEST_LINE + 1, 97);
    for (const chunk of [long, Buffer.concat([long, Buffer.from('\n')])])
      expect(createLineReader(1e9).read(chunk)).toEqual([expect.objectContaining({ outcome: 'invalid' })]);
  });

  test('are UTF-8', () => {
    const detail = 'It wrote a line that is not UTF-8 text.';
    expect(createLineReader(100).read(Buffer.from([0xff, 10]))).toEqual([{ outcome: 'invalid', detail }]);
  });
});
