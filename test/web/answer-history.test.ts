import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endGesture,
  type History,
  MOST_STEPS,
  record,
  redo,
  startHistory,
  startOfGesture,
  undo,
} from '../../src/web/answer/history.js';

const changes = fc.array(fc.tuple(fc.nat(5), fc.constantFrom('from', 'to', null)), { maxLength: 30 });
const played = changes.map((list) =>
  list.reduce<History<number>>((history, [value, field]) => record(history, value, field), startHistory(0)),
);

describe('the history of a draft', () => {
  it('undo after a change is nothing, and redo after undo neither', () => {
    fc.assert(
      fc.property(played, fc.nat(9), (history, value) => {
        const changed = record(endGesture(history), value, 'where');
        fc.pre(changed.present !== history.present);
        expect(undo(changed).present).toBe(history.present);
        expect(redo(undo(changed)).present).toBe(changed.present);
        expect(undo(redo(undo(changed))).present).toBe(history.present);
      }),
    );
  });

  it('undone to its end is where it began, and redone to its end where it was', () => {
    fc.assert(
      fc.property(played, (history) => {
        let back = history;
        while (back.past.length > 0) back = undo(back);
        expect(back.present).toBe(0);
        let forth = back;
        while (forth.future.length > 0) forth = redo(forth);
        expect(forth.present).toBe(history.present);
      }),
    );
  });

  it('every step back shows another value', () => {
    fc.assert(
      fc.property(played, (history) => {
        for (let at = history; at.past.length > 0; at = undo(at)) expect(undo(at).present).not.toBe(at.present);
      }),
    );
  });

  it('counts changes of one field in a row as one step, until the gesture ends', () => {
    const typed = [1, 12, 123].reduce((history, value) => record(history, value, 'from'), startHistory(0));
    expect(typed.past).toHaveLength(1);
    expect(startOfGesture(typed, 'from')).toBe(0);
    const other = record(typed, 7, 'to');
    expect(other.past).toHaveLength(2);
    const again = record(endGesture(typed), 9, 'from');
    expect([again.past.length, undo(again).present]).toEqual([2, 123]);
  });

  it('forgets a gesture that came back to where it began, and what was undone once something else is done', () => {
    const back = record(record(startHistory(0), 5, 'from'), 0, 'from');
    expect(back.past).toHaveLength(0);
    const undone = undo(record(startHistory(0), 5, null));
    expect(record(undone, 6, null).future).toEqual([]);
  });

  it('does not go on with a gesture that was undone into', () => {
    const typed = record(record(startHistory(0), 1, 'from'), 2, 'to');
    expect(record(undo(typed), 3, 'from').past).toHaveLength(2);
  });

  it('keeps the last hundred steps', () => {
    let history = startHistory(0);
    for (let value = 1; value <= 150; value++) history = record(history, value, null);
    expect(history.past).toHaveLength(MOST_STEPS);
    expect(history.past[0]!.value).toBe(50);
  });
});
