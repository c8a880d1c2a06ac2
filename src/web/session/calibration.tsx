import type { ThemeName } from '../../charts/theme.js';
import type { CalibrationBin } from '../../puzzle/session/calibration.js';
import type { Session } from '../../puzzle/session/session.js';
import { Canvas } from '../chart/canvas.js';
import { formatPercent } from '../format.js';
import { Term } from '../help/term.js';
import { InlineFailure } from '../manual/states.js';
import { useCharts } from '../use-charts.js';
import { curveMissingInWords, gapInWords, rangeInWords } from './words.js';

const HEIGHT = 320;

/** How sure the solver was against how often they were right: in words, as a curve, and as a table. */
export function Calibration({ session, theme }: { session: Session; theme: ThemeName }) {
  const { calibration } = session;
  const missing = curveMissingInWords(session);
  return (
    <section class="record-part" aria-labelledby="record-calibration">
      <h2 class="group-heading" id="record-calibration">
        <Term id="calibration">Calibration</Term> of your confidence
      </h2>
      <p>{gapInWords(session)}</p>
      {missing === null ? (
        <>
          <Curve bins={calibration} theme={theme} />
          <p class="hint">
            Each point is a group of answers of similar confidence, with their number and the{' '}
            <Term id="95-interval">95 % interval</Term> of the share that was right. On the dashed line confidence means
            what it says; below it, it claims too much.
          </p>
          <details class="record-table">
            <summary>The points as a table</summary>
            <Bins bins={calibration} />
          </details>
        </>
      ) : (
        <p class="hint">{missing}</p>
      )}
    </section>
  );
}

function Curve({ bins, theme }: { bins: readonly CalibrationBin[]; theme: ThemeName }) {
  const { charts, retryCharts } = useCharts(theme);
  if (charts.kind === 'failed')
    return <InlineFailure what="The curve could not be drawn." message={charts.message} retry={retryCharts} />;
  if (charts.kind === 'loading') return <div style={{ height: `${HEIGHT}px` }} />;
  const answers = bins.reduce((sum, { n }) => sum + n, 0);
  const points = bins.map(
    ({ confidence, right, n }) => `${formatPercent(confidence)} sure, ${formatPercent(right)} right in ${n} answers`,
  );
  return (
    <Canvas
      spec={charts.dashboard.charts.calibration.linear}
      height={HEIGHT}
      label={`How sure you were against how often you were right: ${points.join('; ')}.`}
      version={[bins]}
      data={() => ({
        sets: {
          bins: bins.map(({ n, from, to, confidence, right, interval: [low, high] }) => ({
            n,
            from,
            to,
            confidence,
            right,
            low,
            high,
            share: n / answers,
          })),
        },
        domain: null,
      })}
      signals={{}}
    />
  );
}

function Bins({ bins }: { bins: readonly CalibrationBin[] }) {
  return (
    <table class="record-numbers">
      <caption class="visually-hidden">Answers by confidence</caption>
      <thead>
        <tr>
          <th scope="col">Sure</th>
          <th scope="col">Answers</th>
          <th scope="col">On average</th>
          <th scope="col">Right</th>
          <th scope="col">95 % interval</th>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ n, from, to, confidence, right, interval: [low, high] }) => (
          <tr key={from}>
            <th scope="row">{from === to ? formatPercent(from) : `${rangeInWords([100 * from, 100 * to])} %`}</th>
            <td>{n}</td>
            <td>{formatPercent(confidence)}</td>
            <td>{formatPercent(right)}</td>
            <td>{rangeInWords([100 * low, 100 * high])} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
