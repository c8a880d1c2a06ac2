import { GUIDE_STEPS } from './steps.js';

const STORAGE_KEY = 'lossleuth guide';

/** How far the reader has come with the guide. */
export interface GuideMemory {
  /** Index of a step. */
  readonly position: number;
  readonly dismissed: boolean;
}

const START: GuideMemory = { position: 0, dismissed: false };

/** What was stored, or the start where nothing was, or nothing that makes sense. */
export function readMemory(text: string | null): GuideMemory {
  if (text === null) return START;
  let stored: Partial<Record<keyof GuideMemory, unknown>> | null;
  try {
    stored = JSON.parse(text) as typeof stored;
  } catch {
    return START;
  }
  const position = Number(stored?.position);
  const known = Number.isInteger(position) && position >= 0 && position < GUIDE_STEPS.length;
  return { position: known ? position : 0, dismissed: stored?.dismissed === true };
}

export function recallGuide(): GuideMemory {
  try {
    return readMemory(localStorage.getItem(STORAGE_KEY));
  } catch {
    return START;
  }
}

export function rememberGuide(change: Partial<GuideMemory>): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...recallGuide(), ...change }));
  } catch {
    // Without storage the guide starts over on the next visit.
  }
}
