import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Term } from '../help/term.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';

export interface PanelFrameProps {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** Glossary entry of what the panel shows. */
  readonly term: string;
  readonly readings: ComponentChildren;
  /** Saves the panel in a format; rejects where that cannot be done. */
  save(format: 'png' | 'svg' | 'csv', figure: HTMLElement): Promise<void>;
  /** Absent where the panel fills the screen already. */
  readonly expand?: () => void;
  readonly children: ComponentChildren;
}

/** Title, legend with the current values, and what can be done with a panel. */
export function PanelFrame(props: PanelFrameProps) {
  const { id, title, unit, expand, save } = props;
  const figure = useRef<HTMLElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const item = (label: string, format: 'png' | 'svg' | 'csv') => ({
    label,
    run: () => {
      if (figure.current === null) return;
      save(format, figure.current).then(
        () => setFailure(null),
        (error: Error) => setFailure(error.message),
      );
    },
  });
  return (
    <figure class={`panel panel-${id}`} ref={figure}>
      <figcaption class="panel-head">
        <h3 class="panel-title">
          <Term id={props.term}>{title}</Term> {unit !== '' && <span class="panel-unit">{unit}</span>}
        </h3>
        <div class="panel-actions">
          {expand !== undefined && (
            <button
              type="button"
              class="icon-button"
              aria-label={`${title} on the full screen`}
              title="Full screen"
              onClick={expand}
            >
              <Icon name="expand" />
            </button>
          )}
          <Menu
            label={`Save ${title}`}
            icon={<Icon name="download" />}
            items={[item('Picture (PNG)', 'png'), item('Drawing (SVG)', 'svg'), item('Numbers (CSV)', 'csv')]}
          />
        </div>
        {props.readings}
        {failure !== null && (
          <p class="problem panel-problem" role="alert">
            Not saved: {failure}
          </p>
        )}
      </figcaption>
      {props.children}
    </figure>
  );
}
