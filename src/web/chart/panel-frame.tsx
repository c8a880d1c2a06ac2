import type { ComponentChildren } from 'preact';
import type { PanelSpec } from '../../charts/compile.js';

/** Title, unit and current values above a chart. */
export function PanelFrame(props: {
  panel: PanelSpec;
  scale: 'linear' | 'log';
  readings: ComponentChildren;
  children: ComponentChildren;
}) {
  const { panel, scale } = props;
  const unit = [panel.unit, scale === 'log' ? 'log axis' : ''].filter((part) => part !== '').join(', ');
  return (
    <figure class={`panel panel-${panel.id}`}>
      <figcaption class="panel-head">
        <h3 class="panel-title">
          {panel.title} {unit !== '' && <span class="panel-unit">{unit}</span>}
        </h3>
        {props.readings}
      </figcaption>
      {props.children}
    </figure>
  );
}
