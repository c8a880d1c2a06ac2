import { describe, expect, it } from 'vitest';
import { isSingleKey, keyCaps, matches, type Place, type Press } from '../../src/web/keys/match.js';

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  repeat: false,
  ...change,
});
const PAGE: Place = { field: 'none', dialogOpen: false, singleKeysOff: false };
const at = (change: Partial<Place>): Place => ({ ...PAGE, ...change });

describe('matches', () => {
  it('takes the key that is written, and no other', () => {
    expect(matches('l', press('l'), PAGE)).toBe(true);
    expect(matches('l', press('k'), PAGE)).toBe(false);
    expect(matches('ArrowLeft', press('ArrowLeft'), PAGE)).toBe(true);
  });

  it('reads letters by their shift key, so that a caps lock changes nothing', () => {
    expect(matches('l', press('L'), PAGE)).toBe(true);
    expect(matches('l', press('L', { shift: true }), PAGE)).toBe(false);
    expect(matches('L', press('L', { shift: true }), PAGE)).toBe(true);
  });

  it('reads other characters by what they type: a question mark needs the shift key on one keyboard, on another not', () => {
    expect(matches('?', press('?', { shift: true }), PAGE)).toBe(true);
    expect(matches('?', press('?'), PAGE)).toBe(true);
  });

  it.each([press('l', { ctrl: true }), press('l', { alt: true })])('leaves other modifiers alone: %j', (other) => {
    expect(matches('l', other, PAGE)).toBe(false);
  });

  it('tells undo from redo', () => {
    const undo = press('z', { ctrl: true });
    const redo = press('Z', { ctrl: true, shift: true });
    expect([undo, redo].map((each) => matches('Ctrl+z', each, PAGE))).toEqual([true, false]);
    expect([undo, redo].map((each) => matches('Ctrl+Shift+z', each, PAGE))).toEqual([false, true]);
  });

  it('leaves text fields their characters and their own undo, not other combinations', () => {
    const text = at({ field: 'text' });
    expect(matches('l', press('l'), text)).toBe(false);
    expect(matches('ArrowLeft', press('ArrowLeft'), text)).toBe(false);
    expect(matches('Ctrl+z', press('z', { ctrl: true }), text)).toBe(false);
    expect(matches('Ctrl+Enter', press('Enter', { ctrl: true }), text)).toBe(true);
  });

  it('leaves sliders their arrows, and buttons the keys that press them', () => {
    expect(matches('ArrowLeft', press('ArrowLeft'), at({ field: 'choice' }))).toBe(false);
    expect(matches('l', press('l'), at({ field: 'choice' }))).toBe(true);
    expect(matches('Enter', press('Enter'), at({ field: 'press' }))).toBe(false);
    expect(matches('n', press('n'), at({ field: 'press' }))).toBe(true);
  });

  it('is silent in dialogs', () => {
    expect(matches('l', press('l'), at({ dialogOpen: true }))).toBe(false);
    expect(matches('Ctrl+z', press('z', { ctrl: true }), at({ dialogOpen: true }))).toBe(false);
  });

  it('repeats arrows only', () => {
    expect(matches('ArrowLeft', press('ArrowLeft', { repeat: true }), PAGE)).toBe(true);
    expect(matches('l', press('l', { repeat: true }), PAGE)).toBe(false);
  });

  it('can be without the keys of one character, and keeps the others', () => {
    const off = at({ singleKeysOff: true });
    expect(matches('l', press('l'), off)).toBe(false);
    expect(matches('?', press('?', { shift: true }), off)).toBe(false);
    expect(matches('ArrowLeft', press('ArrowLeft'), off)).toBe(true);
    expect(matches('Ctrl+z', press('z', { ctrl: true }), off)).toBe(true);
    expect(['l', '?', 'ArrowLeft', 'Ctrl+z'].map(isSingleKey)).toEqual([true, true, false, false]);
  });
});

it('keys are shown as they are printed', () => {
  expect(['l', 'L', '?', 'ArrowLeft', 'Ctrl+Shift+z', 'Escape'].map(keyCaps)).toEqual([
    ['L'],
    ['Shift', 'L'],
    ['?'],
    ['←'],
    ['Ctrl', 'Shift', 'Z'],
    ['Esc'],
  ]);
});
