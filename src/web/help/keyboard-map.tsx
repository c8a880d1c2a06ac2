import { useState } from 'preact/hooks';
import { isSingleKey, keyCaps } from '../keys/match.js';
import { singleKeysOff, switchSingleKeys } from '../keys/setting.js';
import type { Shortcut } from '../keys/shortcuts.js';

const GROUPS = ['Panels', 'Answer', 'Page'] as const;

/** The shortcuts of the page as it is now, and the switch for those of one character. */
export function KeyboardMap({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const [off, setOff] = useState(singleKeysOff);
  const change = (nowOff: boolean) => {
    switchSingleKeys(nowOff);
    setOff(nowOff);
  };
  return (
    <section aria-labelledby="keyboard-heading">
      <h3 id="keyboard-heading">Keyboard</h3>
      <div class="keyboard">
        {GROUPS.map((group) => (
          <Group
            key={group}
            group={group}
            off={off}
            shortcuts={shortcuts.filter((shortcut) => shortcut.group === group)}
          />
        ))}
      </div>
      <label class="switch">
        <input type="checkbox" checked={!off} onChange={(event) => change(!event.currentTarget.checked)} />
        Shortcuts of a single character
      </label>
      <p class="hint">Switch them off if you speak to your computer, or if keys are pressed by mistake.</p>
    </section>
  );
}

function Group({ group, shortcuts, off }: { group: string; shortcuts: readonly Shortcut[]; off: boolean }) {
  if (shortcuts.length === 0) return null;
  return (
    <div class="keyboard-group">
      <h4>{group}</h4>
      <dl>
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} class={off && isSingleKey(keys) ? 'keyboard-line keyboard-line-off' : 'keyboard-line'}>
            <dt>
              {keyCaps(keys).map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
