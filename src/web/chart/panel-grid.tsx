import { useMemo, useState } from 'preact/hooks';
import type { Dashboard } from '../../charts/compile.js';
import type { Panel } from '../../charts/panel.js';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import { formatHeading } from '../format.js';
import type { PanelContext } from './panel-context.js';
import { PanelDialog } from './panel-dialog.js';
import { sourceOf, type Twin } from './sources.js';
import { TimelinePanel } from './timeline-panel.js';

export interface PanelGridProps {
  readonly dashboard: Dashboard;
  readonly puzzle: PublicPuzzle;
  readonly twin: Twin | null;
  readonly context: PanelContext;
}

/** All panels under the headings of their groups, in the order in which the server lists them. */
export function PanelGrid({ dashboard, puzzle, twin, context }: PanelGridProps) {
  const { panels } = dashboard;
  const groups = [...new Set(panels.map(({ group }) => group))];
  const [expanded, setExpanded] = useState<string | null>(null);
  const large = panels.find(({ id }) => id === expanded);
  const shared = { dashboard, puzzle, twin, context };
  return (
    <>
      {groups.map((group) => (
        <section key={group} class="panel-group" aria-labelledby={`group-${group}`}>
          <h2 class="group-heading" id={`group-${group}`}>
            {formatHeading(group)}
          </h2>
          <div class="panel-grid">
            {panels
              .filter((panel) => panel.group === group)
              .map((panel) => (
                <PanelOf key={panel.id} {...shared} panel={panel} expand={() => setExpanded(panel.id)} />
              ))}
          </div>
        </section>
      ))}
      {large !== undefined && (
        <PanelDialog title={large.title} close={() => setExpanded(null)}>
          {(height) => <PanelOf {...shared} panel={large} height={height} />}
        </PanelDialog>
      )}
    </>
  );
}

function PanelOf(props: PanelGridProps & { panel: Panel; height?: number; expand?: () => void }) {
  const { dashboard, panel, puzzle, twin, context, height, expand } = props;
  const source = useMemo(() => sourceOf(panel.id, puzzle, twin), [panel.id, puzzle, twin]);
  if (source === null) return <p class="panel panel-absent">{panel.title} is not recorded for this run.</p>;
  return (
    <TimelinePanel
      panel={panel}
      chart={dashboard.charts[panel.kind]}
      source={source}
      context={context}
      subtitle={`${puzzle.title}, puzzle ${puzzle.id}`}
      {...(height === undefined ? {} : { height })}
      {...(expand === undefined ? {} : { expand })}
    />
  );
}
