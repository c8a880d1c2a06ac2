/** What happened on the keyboard, as far as shortcuts care. */
export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly repeat: boolean;
}

/** Where it happened. */
export interface Place {
  /** `text`: the field takes characters; `choice`: it moves with arrows; `press`: it takes Enter and the space bar. */
  readonly field: 'none' | 'text' | 'choice' | 'press';
  readonly dialogOpen: boolean;
  /** The reader keeps keys of one character for other programs, such as speech input. */
  readonly singleKeysOff: boolean;
}

/** Ctrl with these belongs to the text field it is pressed in. */
const EDITING = new Set(['a', 'c', 'v', 'x', 'y', 'z']);
/** Keys that move a slider or go on to the next choice. */
const MOVES = /^(?:Arrow|Page|Home|End)/;

/** Whether a press means the shortcut written as `keys`: `l`, `?`, `ArrowLeft`, `Ctrl+z`, `Ctrl+Shift+z`. */
export function matches(keys: string, press: Press, place: Place): boolean {
  const { ctrl, shift, key } = parseKeys(keys);
  if (place.dialogOpen || press.alt || press.ctrl !== ctrl) return false;
  if (!sameKey(key, shift, press)) return false;
  const arrow = key.startsWith('Arrow');
  if (press.repeat && !arrow) return false;
  if (ctrl) return !(place.field === 'text' && EDITING.has(key.toLowerCase()));
  if (place.field === 'text' || (place.field === 'choice' && MOVES.test(key))) return false;
  if (place.field === 'press' && (key === 'Enter' || key === ' ')) return false;
  return !(place.singleKeysOff && isCharacter(key));
}

/** Whether a shortcut is one character without a modifier, the kind that can be switched off. */
export function isSingleKey(keys: string): boolean {
  const { ctrl, key } = parseKeys(keys);
  return !ctrl && isCharacter(key);
}

/** The keys of a shortcut as they are printed on a keyboard, one part a key cap. */
export function keyCaps(keys: string): readonly string[] {
  const { ctrl, shift, key } = parseKeys(keys);
  const cap = CAPS[key] ?? (/^[a-z]$/i.test(key) ? key.toUpperCase() : key);
  return [...(ctrl ? ['Ctrl'] : []), ...(shift || /^[A-Z]$/.test(key) ? ['Shift'] : []), cap];
}

const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': 'Space',
};

function parseKeys(keys: string): { ctrl: boolean; shift: boolean; key: string } {
  const ctrl = keys.startsWith('Ctrl+');
  const afterCtrl = ctrl ? keys.slice('Ctrl+'.length) : keys;
  const shift = afterCtrl.startsWith('Shift+');
  return { ctrl, shift, key: shift ? afterCtrl.slice('Shift+'.length) : afterCtrl };
}

function sameKey(key: string, shift: boolean, press: Press): boolean {
  // Letters by their shift key, so that a caps lock changes nothing; other characters by what they type, however it is typed.
  if (/^[a-z]$/i.test(key)) {
    const upper = shift || /^[A-Z]$/.test(key);
    return press.key.toLowerCase() === key.toLowerCase() && press.shift === upper;
  }
  if (isCharacter(key)) return press.key === key;
  return press.key === key && press.shift === shift;
}

function isCharacter(key: string): boolean {
  return [...key].length === 1;
}
