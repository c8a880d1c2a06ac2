const STORAGE_KEY = 'lossleuth single keys';

let off = readStored();

/** Whether the reader switched the shortcuts of one character off (WCAG 2.1.4). */
export function singleKeysOff(): boolean {
  return off;
}

/** Switches the shortcuts of one character off or on, here and for later visits. */
export function switchSingleKeys(nowOff: boolean): void {
  off = nowOff;
  try {
    if (nowOff) localStorage.setItem(STORAGE_KEY, 'off');
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function readStored(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'off';
  } catch {
    return false;
  }
}
