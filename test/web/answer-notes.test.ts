import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepNotes, type NotesState, PAUSE, RETRY } from '../../src/web/answer/notes-keeper.js';
import { notesInWords } from '../../src/web/answer/notes-words.js';
import { MOST_KEPT } from '../../src/web/answer/shelf.js';
import type { TextStorage } from '../../src/web/answer/storage.js';
import { notesKey, readNotes } from '../../src/web/answer/unsaved-notes.js';
import { RequestError } from '../../src/web/api.js';
import { fakeStorage } from './fake-storage.js';

/** Each test has a puzzle of its own: what was saved is remembered for the life of the page. */
let puzzle = '';
let count = 0;
let sent: string[] = [];
let storage: TextStorage;
let fails: Error | null = null;
let hold: Promise<void> | null = null;

const start = (stored = '') => {
  let state: NotesState | null = null;
  const keeper = keepNotes({
    puzzle,
    stored,
    put: async (_, text) => {
      await hold;
      if (fails !== null) throw fails;
      sent.push(text);
    },
    changed: (now) => {
      state = now;
    },
  });
  return { keeper, seen: () => state ?? keeper.state() };
};
const pass = (time: number) => vi.advanceTimersByTimeAsync(time);
const kept = () => readNotes(storage.getItem(notesKey(puzzle)));
const SAVED = { saved: true, failure: null, final: false, outlasts: true };

beforeEach(() => {
  vi.useFakeTimers();
  storage = fakeStorage();
  vi.stubGlobal('localStorage', storage);
  puzzle = `p${count++}`;
  sent = [];
  fails = null;
  hold = null;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('notes', () => {
  it('are kept here at once, sent after a pause, and let go here when the server has them', async () => {
    const { keeper, seen } = start('old');
    expect(seen()).toEqual({ ...SAVED, text: 'old' });
    keeper.write('a');
    await pass(PAUSE - 1);
    keeper.write('ab');
    expect([seen().saved, kept()]).toEqual([false, 'ab']);
    await pass(PAUSE - 1);
    expect(sent).toEqual([]);
    await pass(1);
    expect([sent, seen().saved, kept()]).toEqual([['ab'], true, null]);
  });

  it('say why they are not saved, and are tried again', async () => {
    const { keeper, seen } = start();
    fails = new RequestError(0, 'The server does not answer.');
    keeper.write('a');
    await pass(PAUSE);
    expect(seen()).toEqual({ ...SAVED, text: 'a', saved: false, failure: 'The server does not answer.' });
    expect(notesInWords(seen())).toBe('not saved yet: The server does not answer.');
    fails = null;
    await pass(RETRY);
    expect([sent, seen().saved, seen().failure]).toEqual([['a'], true, null]);
  });

  it.each([404, 410, 413])(
    'are not tried again after %i, stay here, and say so, until another text is saved',
    async (status) => {
      const { keeper, seen } = start();
      fails = new RequestError(status, 'it cannot be');
      keeper.write('a');
      await pass(PAUSE);
      expect(seen()).toMatchObject({ saved: false, final: true });
      expect(notesInWords(seen())).toBe('kept in this browser only: it cannot be');
      fails = null;
      await pass(10 * RETRY);
      expect([sent, kept()]).toEqual([[], 'a']);
      keeper.write('b');
      await pass(PAUSE);
      expect([sent, kept(), notesInWords(seen())]).toEqual([['b'], null, 'saved']);
    },
  );

  it('that cannot be saved are at most fifty; those untouched for longest go', async () => {
    storage.setItem('lossleuth draft x', '{}');
    fails = new RequestError(410, 'gone');
    const written: string[] = [];
    for (let index = 0; index <= MOST_KEPT; index++) {
      puzzle = `p${count++}`;
      written.push(puzzle);
      const { keeper } = start();
      keeper.write(`text ${index}`);
      await pass(PAUSE);
      keeper.stop();
    }
    const left = written.filter((id) => storage.getItem(notesKey(id)) !== null);
    expect(left).toEqual(written.slice(1));
    expect(storage.getItem('lossleuth draft x')).toBe('{}');
  });

  it('left unsaved win over what the server has', async () => {
    storage.setItem(notesKey(puzzle), JSON.stringify({ text: 'unsaved', touched: 1 }));
    const { seen } = start('old');
    expect(seen()).toMatchObject({ text: 'unsaved', saved: false });
    await pass(0);
    expect([sent, kept()]).toEqual([['unsaved'], null]);
  });

  it('are sent one request at a time, the last text last', async () => {
    let release = () => {};
    hold = new Promise((resolve) => {
      release = resolve;
    });
    const { keeper, seen } = start();
    keeper.write('a');
    await pass(PAUSE);
    keeper.write('ab');
    await pass(PAUSE);
    expect(sent).toEqual([]);
    hold = null;
    release();
    await pass(PAUSE);
    expect([sent, seen().saved, kept()]).toEqual([['a', 'ab'], true, null]);
  });

  it('of a pane that follows another wait for its request, so that the old text cannot come last', async () => {
    let release = () => {};
    hold = new Promise((resolve) => {
      release = resolve;
    });
    const first = start();
    first.keeper.write('a');
    await pass(PAUSE);
    first.keeper.write('ab');
    first.keeper.stop();
    const second = start();
    expect(second.seen().text).toBe('ab');
    second.keeper.write('abc');
    await pass(PAUSE);
    expect(sent).toEqual([]);
    release();
    await pass(PAUSE);
    expect([sent, second.seen().saved, kept()]).toEqual([['a', 'abc'], true, null]);
    await pass(10 * RETRY);
    expect(sent).toEqual(['a', 'abc']);
  });

  it('of one puzzle do not wait for those of another', async () => {
    hold = new Promise(() => {});
    const held = start();
    held.keeper.write('a');
    await pass(PAUSE);
    hold = null;
    puzzle = `p${count++}`;
    const { keeper } = start();
    keeper.write('b');
    await pass(PAUSE);
    expect(sent).toEqual(['b']);
  });

  it('that failed go on with the next pane, and the one that is gone tries no more', async () => {
    fails = new RequestError(0, 'away');
    const first = start();
    first.keeper.write('a');
    await pass(PAUSE);
    first.keeper.stop();
    await pass(0);
    const second = start();
    fails = null;
    second.keeper.write('ab');
    await pass(10 * RETRY);
    expect(sent).toEqual(['ab']);
  });

  it('are sent at once when the page goes, or the pane', async () => {
    const { keeper } = start();
    keeper.write('a');
    keeper.flush();
    await pass(0);
    keeper.write('ab');
    keeper.stop();
    await pass(0);
    expect([sent, kept()]).toEqual([['a', 'ab'], null]);
  });

  it('come back as they were saved, though the page still holds what it loaded', async () => {
    const first = start('loaded').keeper;
    first.write('newer');
    first.stop();
    await pass(0);
    expect(start('loaded').seen().text).toBe('newer');
    expect(start('loaded again').seen().text).toBe('loaded again');
  });

  it('follow another tab without sending beside it, and take over what it left', async () => {
    const { keeper, seen } = start();
    keeper.follow('theirs');
    await pass(10 * PAUSE);
    keeper.flush();
    expect([sent, seen()]).toEqual([[], { ...SAVED, text: 'theirs', saved: false }]);
    keeper.follow(null);
    expect(seen().saved).toBe(true);
    keeper.follow('left');
    keeper.takeOver();
    await pass(0);
    expect([sent, seen().saved]).toEqual([['left'], true]);
  });

  it('reach the server where storage is off', async () => {
    vi.stubGlobal('localStorage', undefined);
    const { keeper, seen } = start('old');
    keeper.write('a');
    await pass(PAUSE);
    expect([sent, seen().saved]).toEqual([['a'], true]);
  });

  it('that the server refuses are not said to last where storage is off, and the next pane has them', async () => {
    vi.stubGlobal('localStorage', undefined);
    fails = new RequestError(413, 'too long');
    const first = start('old');
    first.keeper.write('a');
    await pass(PAUSE);
    expect(notesInWords(first.seen())).toBe('lost when this page closes: too long');
    first.keeper.stop();
    await pass(0);
    expect(start('old').seen()).toMatchObject({ text: 'a', saved: false, outlasts: false });
  });
});
