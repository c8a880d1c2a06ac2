import { useMemo } from 'preact/hooks';
import type { ThemeName } from '../../charts/theme.js';
import type { FixedRuns, Reveal } from '../../puzzle/revealed.js';
import { LinesPicture } from '../chart/lines-picture.js';
import type { StepMark } from '../chart/marks.js';
import { formatStep, formatValue } from '../format.js';
import { type FixedPicture, fixedPictures } from './fixed-lines.js';

const HEIGHT = 190;

export interface FixedCurvesProps {
  readonly fixed: FixedRuns;
  readonly reveal: Reveal;
  readonly yours: string | null;
  readonly theme: ThemeName;
}

/** The run with three fixes and its twin, from the window's first step to the planned end. */
export function FixedCurves({ fixed, reveal, yours, theme }: FixedCurvesProps) {
  const { alarm, window, steps } = fixed;
  const pictures = useMemo(() => fixedPictures(fixed, yours), [fixed, yours]);
  const last = steps.at(-1) ?? window;
  const marks = useMemo((): StepMark[] => {
    const onset =
      reveal.onset === null
        ? []
        : [{ kind: 'onset' as const, step: reveal.onset, label: 'onset', side: 'left' as const }];
    const end = last > window ? [{ kind: 'diverged' as const, step: window, label: 'window ends' }] : [];
    return [...onset, { kind: 'alarm', step: alarm, label: `alarm ${formatStep(alarm)}`, side: 'right' }, ...end];
  }, [reveal, alarm, window, last]);
  const lines = pictures[0]?.lines ?? [];
  return (
    <div class="fixed-curves">
      <ul class="fixed-legend" aria-label="Lines">
        {lines.map(({ name, look }, index) => (
          <li key={name}>
            <span class={`swatch swatch-${look}`} aria-hidden="true" />
            {name} <span class="muted">{fixed.runs[index]?.verdict ?? ''}</span>
          </li>
        ))}
      </ul>
      <div class="fixed-pictures">
        {pictures.map((picture) => (
          <LinesPicture
            key={picture.title}
            {...picture}
            marks={marks}
            window={{ from: 0, to: last }}
            height={HEIGHT}
            label={pictureInWords(picture, alarm)}
            theme={theme}
          />
        ))}
      </div>
      <p class="hint">
        Somebody acts at the alarm, step {formatStep(alarm)}; a fix that rewinds goes on from the last checkpoint before
        the trouble.
        {last > window &&
          ' After the window the learning rate falls to its floor, which shows what each run was worth.'}
      </p>
    </div>
  );
}

function pictureInWords({ title, lines }: FixedPicture, alarm: number): string {
  const ends = lines.map(({ name, values }) => `${name} ends at ${formatValue(values.at(-1) ?? Number.NaN)}`);
  return `${title} with each fix and without the fault, the alarm at step ${formatStep(alarm)}. ${ends.join('; ')}.`;
}
