import { describe, expect, it } from 'vitest';
import { readMemory } from '../../src/web/guide/memory.js';
import { cornerFor } from '../../src/web/guide/place-card.js';
import { GUIDE_STEPS, type GuideState } from '../../src/web/guide/steps.js';

const NOTHING: GuideState = { zoomed: false, hypothesised: false, onsetSet: false, placed: false };

describe('the steps', () => {
  it('take about two minutes: at most nine of at most 45 words', () => {
    expect(GUIDE_STEPS.length).toBeLessThanOrEqual(9);
    for (const { title, text } of GUIDE_STEPS) {
      expect(text.split(/\s+/).length, title).toBeLessThanOrEqual(45);
      expect(title.split(/\s+/).length, title).toBeLessThanOrEqual(7);
    }
  });

  it('do not say the answer', () => {
    for (const { title, text } of GUIDE_STEPS) expect(`${title} ${text}`).not.toMatch(/spike/i);
  });

  it('claim nothing that a healthy run would belie', () => {
    for (const { title, text } of GUIDE_STEPS)
      expect(`${title} ${text}`).not.toMatch(/something happened|where they part|since it broke|without its fault/i);
    expect(GUIDE_STEPS[0]!.text).toContain('or that nothing is wrong');
    expect(GUIDE_STEPS.map(({ text }) => text).join(' ')).toContain('A healthy run has no onset.');
  });

  it('ask for something at zoom, hypothesis and onset, and see that it is done', () => {
    const asking = GUIDE_STEPS.filter(({ done }) => done !== undefined);
    expect(asking.map(({ done }) => done!(NOTHING))).toEqual([false, false, false]);
    const all = { zoomed: true, hypothesised: true, onsetSet: true, placed: true };
    expect(asking.map(({ done }) => done!(all))).toEqual([true, true, true]);
  });
});

describe('the memory of the guide', () => {
  const start = { position: 0, dismissed: false };

  it('comes back as it was stored', () => {
    const stored = { position: 3, dismissed: true };
    expect(readMemory(JSON.stringify(stored))).toEqual(stored);
  });

  it.each([null, '', 'null', '[]', '7', '{"position":99}', '{"position":-1}', '{"position":1.5}', '{"dismissed":1}'])(
    'starts over at %j',
    (text) => {
      expect(readMemory(text)).toEqual(start);
    },
  );
});

describe('the corner of the card', () => {
  const screen = { width: 1400, height: 900 };
  const card = { width: 380, height: 220 };

  it('is the first where it covers nothing of what it speaks about', () => {
    expect(cornerFor(null, card, screen)).toBe('bottom-left');
    expect(cornerFor({ left: 20, top: 100, right: 1000, bottom: 400 }, card, screen)).toBe('bottom-left');
    expect(cornerFor({ left: 20, top: 400, right: 980, bottom: 850 }, card, screen)).toBe('bottom-right');
    expect(cornerFor({ left: 20, top: 400, right: 1390, bottom: 890 }, card, screen)).toBe('top-left');
  });

  it('leaves room for the outline', () => {
    expect(cornerFor({ left: 20, top: 400, right: 980, bottom: 656 }, card, screen)).toBe('bottom-right');
    expect(cornerFor({ left: 20, top: 400, right: 980, bottom: 640 }, card, screen)).toBe('bottom-left');
  });

  it('covers least where it must cover something', () => {
    expect(cornerFor({ left: 0, top: 120, right: 1400, bottom: 900 }, card, screen)).toBe('top-left');
  });
});
