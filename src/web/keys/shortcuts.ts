import { useEffect, useRef } from 'preact/hooks';
import { matches, type Place, type Press } from './match.js';
import { singleKeysOff } from './setting.js';

/** A key that does something on the page, and what the keyboard map says about it. */
export interface Shortcut {
  /** `KeyboardEvent.key`, such as `l`, `?`, `ArrowLeft`; or with a modifier, `Ctrl+z`, `Ctrl+Shift+z` (⌘ counts as Ctrl). */
  readonly keys: string;
  readonly label: string;
  readonly group: 'Panels' | 'Answer' | 'Page';
  run(): void;
}

/** The lists of all mounted components, the latest last. */
const registered = new Set<{ readonly current: readonly Shortcut[] }>();

/**
 * Registers shortcuts while the component is mounted. They are ignored where the key has a meaning already: in text fields
 * and open dialogs, with other modifiers, and where a component has handled the event itself.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (registered.size === 0) document.addEventListener('keydown', listen);
    registered.add(latest);
    return () => {
      registered.delete(latest);
      if (registered.size === 0) document.removeEventListener('keydown', listen);
    };
  }, []);
}

/** Everything registered now, one shortcut a key: the one that would run. */
export function registeredShortcuts(): readonly Shortcut[] {
  const byKeys = new Map<string, Shortcut>();
  for (const list of registered) for (const shortcut of list.current) byKeys.set(shortcut.keys, shortcut);
  return [...byKeys.values()];
}

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const press = pressOf(event);
  const place = placeOf(event.target);
  const shortcut = registeredShortcuts().find(({ keys }) => matches(keys, press, place));
  if (shortcut === undefined) return;
  event.preventDefault();
  shortcut.run();
}

function pressOf(event: KeyboardEvent): Press {
  const { key, shiftKey: shift, altKey: alt, repeat } = event;
  return { key, ctrl: event.ctrlKey || event.metaKey, shift, alt, repeat };
}

function placeOf(target: EventTarget | null): Place {
  return {
    field: target instanceof Element ? fieldOf(target) : 'none',
    dialogOpen: document.querySelector('dialog[open]') !== null,
    singleKeysOff: singleKeysOff(),
  };
}

/** A list to choose from jumps to the entry that begins with what is typed. */
const TAKES_CHARACTERS = 'select, [role=listbox]';
const TAKES_ARROWS = 'input[type=radio], input[type=range], [role=slider], [role=tab]';
const TAKES_PRESS = 'button, summary, a[href], input[type=checkbox], input[type=button], input[type=submit]';

function fieldOf(element: Element): Place['field'] {
  if (element instanceof HTMLElement && element.isContentEditable) return 'text';
  if (element.matches(TAKES_CHARACTERS)) return 'text';
  if (element.matches(TAKES_ARROWS)) return 'choice';
  if (element.matches(TAKES_PRESS)) return 'press';
  return element.matches('input, textarea') ? 'text' : 'none';
}
