import { useMemo } from 'preact/hooks';
import type { Dashboard } from '../../charts/compile.js';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { BoughtReading } from '../api.js';
import type { PanelContext } from '../chart/panel-context.js';
import { gpuHoursInWords } from './price-words.js';
import { readingId } from './reading-id.js';
import { ReadingPanel } from './reading-panel.js';
import { ReadingTableView } from './reading-table.js';

export interface ReadingsProps {
  readonly bought: readonly BoughtReading[];
  readonly puzzle: PublicPuzzle;
  readonly dashboard: Dashboard;
  readonly context: PanelContext;
}

/** What was bought, the latest first: beside the panels of the run, and linked with them. */
export function ReadingsGroup({ bought, puzzle, dashboard, context }: ReadingsProps) {
  const latest = useMemo(() => bought.toReversed(), [bought]);
  if (latest.length === 0) return null;
  return (
    <section class="panel-group readings-group" aria-labelledby="group-readings">
      <h2 class="group-heading" id="group-readings">
        Readings <span class="heading-note">what your probes found, the latest first</span>
      </h2>
      <div class="readings-list">
        {latest.map((reading) => (
          <ReadingView key={reading.probe} reading={reading} puzzle={puzzle} dashboard={dashboard} context={context} />
        ))}
      </div>
    </section>
  );
}

/** One reading: the sentence, then what it rests on. */
function ReadingView(props: Omit<ReadingsProps, 'bought'> & { reading: BoughtReading }) {
  const { reading, puzzle, dashboard, context } = props;
  const { probe, name, gpuHours, text, series, table } = reading;
  const id = readingId(probe);
  return (
    <article class="bought" id={id} tabIndex={-1} aria-labelledby={`${id}-name`}>
      <header class="bought-head">
        <h3 class="bought-name" id={`${id}-name`}>
          {name}
        </h3>
        <span class="bought-price">{gpuHoursInWords(gpuHours)}</span>
        <p class="bought-text">{text}</p>
      </header>
      {(series.length > 0 || table !== null) && (
        <div class="bought-parts">
          {series.map((each, index) => (
            <ReadingPanel
              key={each.label}
              id={`${id}-${index}`}
              series={each}
              chart={dashboard.charts.lines}
              context={context}
              subtitle={`${name}, puzzle ${puzzle.id}`}
            />
          ))}
          {table !== null && <ReadingTableView table={table} caption={name} />}
        </div>
      )}
    </article>
  );
}
