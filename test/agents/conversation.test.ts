import { describe, expect, test } from 'vitest';
import { createConversation } from '../../src/agents/conversation.js';
import { createShop } from '../../src/agents/shop.js';
import { sellingFactory } from '../helpers/agents.js';

const draft = sellingFactory.generate('ab'.repeat(32));
const { puzzle } = draft;
const answer = { type: 'answer', causes: { healthy: 1 }, onset: 'none', where: 'whole-run' };

function converse() {
  const shop = createShop(puzzle, (probe) => sellingFactory.probe(draft, probe));
  const prior = sellingFactory.prior['tiny']!;
  return createConversation({ puzzle, prior, shop, limits: { seconds: 60, bytes: 1000 }, points: 20 });
}

/** What is said to a line, and how it ended. */
const said = (message: unknown) => converse().take(typeof message === 'string' ? message : JSON.stringify(message));

describe('a conversation', () => {
  test('opens with the puzzle', () => {
    const { type, protocol, puzzle: compact, prior, budget, limits, reveal } = JSON.parse(converse().opening);
    expect([type, protocol, compact.id, budget, reveal]).toEqual(['puzzle', 1, puzzle.id, 10, false]);
    expect([prior, limits]).toEqual([sellingFactory.prior['tiny'], { seconds: 60, bytes: 1000 }]);
  });

  test.each(['', '  ', '\r'])('passes over a blank line', (line) => {
    expect(said(line)).toEqual({ reply: null, ended: null });
  });

  test.each([
    [answer, { healthy: 1 }],
    [{ ...answer, puzzle: puzzle.id, rationale: 'why not' }, { healthy: 1 }],
    [{ type: 'answer', causes: null, onset: null, where: null, fix: null }, {}],
  ])('ends with an answer: %j', (message, causes) => {
    const { ended, reply } = said(message);
    expect(reply).toBeNull();
    expect(ended).toMatchObject({ outcome: 'answered', answer: { puzzle: puzzle.id, causes } });
  });

  test.each([
    ['a number', 5, /"5" \(an object whose type is "probe" or "answer" is expected\)/],
    ['null', null, /invalid line/],
    ['another type', { type: 'chat' }, /invalid line/],
    ['half a line', '{"type":"answer"', /it is not JSON/],
    ['a probe without a name', { type: 'probe' }, /missing field: probe/],
    ['a probe with more', { type: 'probe', probe: 'cheap', twice: true }, /unknown field: twice/],
    ['too much belief', { ...answer, causes: { healthy: 1, 'no-warmup': 1 } }, /sum = 2/],
    ['a name that is none', '{"type":"answer","causes":{"__proto__":1}}', /unknown candidate: __proto__/],
    ['no causes', { type: 'answer' }, /missing field: causes/],
    ['an onset after the end', { ...answer, onset: [3, 4000] }, /invalid onset: \[3, 4000\]/],
    ['an unknown place', { ...answer, where: 'moon' }, /unknown place: moon/],
    ['an unknown fix', { ...answer, fix: 'prayer' }, /unknown fix: prayer/],
    ['the answer to another puzzle', { ...answer, puzzle: 'ffffffffffff' }, /invalid answer: puzzle = "ffffffffffff"/],
  ])('ends at %s', (_, message, detail) => {
    const { reply, ended } = said(message);
    expect([reply, ended?.outcome, ended?.answer]).toEqual([null, 'invalid', null]);
    expect(ended!.detail).toMatch(detail);
  });

  test('a defect of ours is not blamed on the agent', () => {
    const shop = createShop(puzzle, () => {
      throw new Error('a defect');
    });
    const input = { puzzle, prior: {}, shop, limits: { seconds: 1, bytes: 1 }, points: 20 };
    expect(() => createConversation(input).take('{"type":"probe","probe":"cheap"}')).toThrow('a defect');
  });
});
