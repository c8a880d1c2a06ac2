import { useState } from 'preact/hooks';
import type { PanelSpec } from '../../charts/compile.js';
import { formatStep } from '../format.js';
import { Canvas } from './canvas.js';
import { describePanel } from './describe.js';
import type { PanelContext } from './panel-context.js';
import { PanelFrame } from './panel-frame.js';
import { reliabilityData } from './reliability-data.js';
import type { ReliabilitySource } from './sources.js';

/** The reliability diagram of one evaluation, the last one unless another is chosen. */
export function ReliabilityPanel(props: { panel: PanelSpec; source: ReliabilitySource; context: PanelContext }) {
  const { panel, source } = props;
  const { options } = props.context;
  const steps = source.run.map(({ step }) => step);
  const [chosen, setChosen] = useState<number | null>(null);
  const step = chosen ?? steps.at(-1) ?? 0;
  const choice = (
    <label class="panel-choice">
      evaluation at step{' '}
      <select value={step} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
        {steps.map((value) => (
          <option key={value} value={value}>
            {formatStep(value)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <PanelFrame panel={panel} scale="linear" readings={choice}>
      <Canvas
        spec={panel.spec}
        label={`${panel.title}, evaluation at step ${formatStep(step)}. ${describePanel(source)}`}
        crosshair={null}
        version={[source, options.showReference, options.showTwin, step]}
        data={() => reliabilityData(source, options, step)}
        overlays={{}}
        signals={{}}
      />
    </PanelFrame>
  );
}
