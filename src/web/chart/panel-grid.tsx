import { useMemo } from 'preact/hooks';
import type { PanelSpec } from '../../charts/compile.js';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import { formatHeading } from '../format.js';
import type { PanelContext } from './panel-context.js';
import { ReliabilityPanel } from './reliability-panel.js';
import { sourceOf, type Twin } from './sources.js';
import { TimelinePanel } from './timeline-panel.js';

export interface PanelGridProps {
  readonly panels: readonly PanelSpec[];
  readonly puzzle: PublicPuzzle;
  readonly twin: Twin | null;
  readonly context: PanelContext;
}

/** All panels under the headings of their groups, in the order in which the server lists them. */
export function PanelGrid({ panels, puzzle, twin, context }: PanelGridProps) {
  const groups = [...new Set(panels.map(({ group }) => group))];
  return (
    <>
      {groups.map((group) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 class="group-heading" id={`group-${group}`}>
            {formatHeading(group)}
          </h2>
          <div class="panel-grid">
            {panels
              .filter((panel) => panel.group === group)
              .map((panel) => (
                <PanelOf key={panel.id} panel={panel} puzzle={puzzle} twin={twin} context={context} />
              ))}
          </div>
        </section>
      ))}
    </>
  );
}

function PanelOf(props: { panel: PanelSpec; puzzle: PublicPuzzle; twin: Twin | null; context: PanelContext }) {
  const { panel, puzzle, twin, context } = props;
  const source = useMemo(() => sourceOf(panel.id, puzzle, twin), [panel.id, puzzle, twin]);
  if (source === null) return <p class="panel panel-absent">{panel.title} is not recorded for this run.</p>;
  if (source.kind === 'reliability') return <ReliabilityPanel panel={panel} source={source} context={context} />;
  return <TimelinePanel panel={panel} source={source} context={context} />;
}
