/** Part of a scale from 0 to 1: where it begins and how far it reaches. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface BarProps {
  readonly fill: Stretch;
  /** Of the bar's end. */
  readonly interval?: Stretch;
  /** What the bar is to be compared with. */
  readonly mean?: number;
  readonly look: 'plain' | 'less' | 'sum';
}

/** A bar on a scale, the interval of its end as a thin line over it. For the eye alone: the numbers stand beside it. */
export function Bar({ fill, interval, mean, look }: BarProps) {
  return (
    <span class="record-track" aria-hidden="true">
      <span class={`record-fill record-fill-${look}`} style={placed(fill)} />
      {mean !== undefined && <span class="record-mean" style={{ left: `${100 * mean}%` }} />}
      {interval !== undefined && <span class="record-interval" style={placed(interval)} />}
    </span>
  );
}

function placed({ from, to }: Stretch) {
  const [low, high] = from < to ? [from, to] : [to, from];
  return { left: `${100 * low}%`, width: `${100 * (high - low)}%` };
}
