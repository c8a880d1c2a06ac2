import type { ThemeName } from '../../charts/theme.js';
import type { ManualPicture } from '../../puzzle/puzzle.js';
import { PictureChart } from '../chart/picture-chart.js';
import { panelName } from './panel-names.js';

/** What a cause does to a run, drawn: the run with it beside the same run without. */
export function Picture({ picture, theme }: { picture: ManualPicture; theme: ThemeName }) {
  return (
    <figure class="manual-picture">
      <div class="manual-picture-panels">
        {picture.panels.map(({ panel, slice, at, run, twin }) => {
          const { title, unit, log } = panelName(panel, slice);
          return (
            <PictureChart
              key={`${panel} ${slice ?? ''}`}
              title={title}
              unit={unit}
              at={at}
              run={run}
              twin={twin}
              onset={picture.onset}
              runLabel="with it"
              twinLabel="without"
              log={log}
              theme={theme}
            />
          );
        })}
      </div>
      <figcaption class="hint">{picture.caption}</figcaption>
    </figure>
  );
}
