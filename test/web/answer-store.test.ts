import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Draft, EMPTY_DRAFT } from '../../src/web/answer/draft.js';
import { readDraft } from '../../src/web/answer/read-draft.js';
import { MOST_KEPT } from '../../src/web/answer/shelf.js';
import type { TextStorage } from '../../src/web/answer/storage.js';
import { draftKey, forgetDraft, loadDraft, saveDraft } from '../../src/web/answer/store.js';
import { FIXTURE_PRIOR } from '../helpers/fixture-puzzle.js';
import { fakeStorage } from './fake-storage.js';

const draft: Draft = {
  named: { 'lr-spike': 60, healthy: 20 },
  onset: 'interval',
  from: '10',
  to: '2',
  where: 'slice:code',
  fix: 'rewind',
};

describe('readDraft', () => {
  const read = (stored: unknown) => readDraft(JSON.stringify(stored), FIXTURE_PRIOR);

  it('reads back what was written', () => {
    expect(read(draft)).toEqual(draft);
  });

  it('drops field by field what does not hold', () => {
    expect(read({ ...draft, onset: 'never' })).toEqual({ ...draft, onset: null });
    expect(read({ ...draft, from: 10, where: null })).toEqual({ ...draft, from: '', where: '' });
    expect(read({ ...draft, to: 'x'.repeat(201), fix: 7 })).toEqual({ ...draft, to: '', fix: '' });
    expect(read({ ...draft, named: { 'lr-spike': 60, unheard: 5, healthy: 60, 'dead-rank': 2.5 } }).named).toEqual({
      'lr-spike': 60,
    });
    expect(read({ ...draft, named: [60] }).named).toEqual({});
  });

  it('never names every candidate, and reads a draft of the older form as empty', () => {
    const all = Object.fromEntries(Object.keys(FIXTURE_PRIOR).map((id) => [id, 1]));
    expect(Object.keys(read({ named: all }).named)).toHaveLength(Object.keys(FIXTURE_PRIOR).length - 1);
    expect(read({ cause: 'lr-spike', confidence: 60, rationale: 'x' })).toEqual(EMPTY_DRAFT);
  });

  it('makes a valid draft of any text', () => {
    const texts = fc.oneof(fc.string(), fc.json(), fc.constant('{"named":{"__proto__":5}}'));
    fc.assert(
      fc.property(texts, (text) => {
        const made = readDraft(text, FIXTURE_PRIOR);
        expect(readDraft(JSON.stringify(made), FIXTURE_PRIOR)).toEqual(made);
      }),
    );
  });
});

describe('stored drafts', () => {
  let storage: TextStorage;
  beforeEach(() => {
    storage = fakeStorage();
    vi.stubGlobal('localStorage', storage);
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('are found again until they are forgotten', () => {
    expect(loadDraft('p', FIXTURE_PRIOR)).toBeNull();
    saveDraft('p', draft);
    expect(loadDraft('p', FIXTURE_PRIOR)).toEqual(draft);
    forgetDraft('p');
    expect(loadDraft('p', FIXTURE_PRIOR)).toBeNull();
  });

  it('are at most fifty; those untouched for longest go, and what is no draft stays', () => {
    storage.setItem('lossleuth theme', 'dark');
    storage.setItem(draftKey('damaged'), '{');
    for (let index = 0; index < MOST_KEPT; index++) {
      vi.setSystemTime(index + 1);
      saveDraft(`p${index}`, draft);
    }
    vi.setSystemTime(1000);
    saveDraft('p0', draft);
    saveDraft('new', draft);
    const kept = ['damaged', 'p0', 'p1', 'p2', 'new'].filter((id) => storage.getItem(draftKey(id)) !== null);
    expect(kept).toEqual(['p0', 'p2', 'new']);
    expect(storage.length).toBe(MOST_KEPT + 1);
    expect(storage.getItem('lossleuth theme')).toBe('dark');
  });

  it('cost nothing where storage is off', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(() => saveDraft('p', draft)).not.toThrow();
    expect(() => forgetDraft('p')).not.toThrow();
    expect(loadDraft('p', FIXTURE_PRIOR)).toBeNull();
  });
});
