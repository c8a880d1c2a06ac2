import { useMemo, useRef, useState } from 'preact/hooks';
import type { PublicLogLine } from '../../puzzle/puzzle.js';
import { formatStep } from '../format.js';
import { filterLog } from './filter-log.js';

export interface LogPaneProps {
  readonly lines: readonly PublicLogLine[];
  /** Brings a step into view in all panels and puts the crosshair on it. */
  jump(step: number): void;
}

/** What the job printed. Choosing a line takes all panels to its step. */
export function LogPane({ lines, jump }: LogPaneProps) {
  const [query, setQuery] = useState('');
  const shown = useMemo(() => filterLog(lines, query), [lines, query]);
  return (
    <section aria-labelledby="log-heading" style={{ '--lines': Math.max(3, lines.length) }}>
      <div class="log-head">
        <h2 class="group-heading" id="log-heading">
          Log
        </h2>
        <label class="log-filter">
          <span class="visually-hidden">Filter log lines</span>
          <input
            type="search"
            placeholder="Filter, e.g. warning"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </label>
        <span class="muted log-count" aria-live="polite">
          {shown.length} of {lines.length} lines
        </span>
      </div>
      {shown.length === 0 ? (
        <p class="log log-empty">{lines.length === 0 ? 'The job printed nothing.' : 'No line matches the filter.'}</p>
      ) : (
        <LogLines lines={shown} jump={jump} />
      )}
    </section>
  );
}

/** One stop in the tab order for the whole log; the arrow keys walk through its lines and take the crosshair along. */
function LogLines({ lines, jump }: LogPaneProps) {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const stop = Math.min(active, lines.length - 1);
  const choose = (index: number) => {
    setActive(index);
    jump(lines[index]!.step);
  };
  const walk = (event: KeyboardEvent) => {
    const target = { ArrowDown: stop + 1, ArrowUp: stop - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (target === undefined || lines[target] === undefined) return;
    event.preventDefault();
    choose(target);
    list.current?.querySelectorAll('button')[target]?.focus();
  };
  return (
    <ol class="log" ref={list} aria-label="Log lines">
      {lines.map((line, index) => (
        <li key={`${line.step} ${line.text}`}>
          <button
            type="button"
            class={`log-line log-${line.level}`}
            tabIndex={index === stop ? 0 : -1}
            onKeyDown={walk}
            onClick={() => choose(index)}
          >
            <span class="log-step">{formatStep(line.step)}</span>
            <span class="log-level">{line.level === 'warning' ? 'warn' : 'info'}</span>
            <span class="log-text">{line.text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
