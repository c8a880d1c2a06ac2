import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepNotes, type NotesState, notesKey, PAUSE, RETRY } from '../../src/web/answer/notes-keeper.js';
import type { TextStorage } from '../../src/web/answer/storage.js';
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
const kept = () => storage.getItem(notesKey(puzzle));

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
    expect(seen()).toEqual({ text: 'old', saved: true, failure: null });
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
    expect(seen()).toEqual({ text: 'a', saved: false, failure: 'The server does not answer.' });
    fails = null;
    await pass(RETRY);
    expect([sent, seen().saved, seen().failure]).toEqual([['a'], true, null]);
  });

  it('are not tried again where only another text can help', async () => {
    const { keeper } = start();
    fails = new RequestError(413, 'too long');
    keeper.write('a');
    await pass(PAUSE);
    fails = null;
    await pass(10 * RETRY);
    expect(sent).toEqual([]);
    keeper.write('b');
    await pass(PAUSE);
    expect(sent).toEqual(['b']);
  });

  it('left unsaved win over what the server has', async () => {
    storage.setItem(notesKey(puzzle), 'unsaved');
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
    expect([sent, seen()]).toEqual([[], { text: 'theirs', saved: false, failure: null }]);
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
});
