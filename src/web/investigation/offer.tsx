import type { ProbeOffer } from '../../puzzle/puzzle.js';
import type { BoughtReading } from '../api.js';
import type { Standing } from './offers.js';
import { gpuHoursInWords, hoursInWords } from './price-words.js';
import { readingId } from './reading-id.js';

export interface OfferProps {
  readonly offer: ProbeOffer;
  /** Null while it is not bought. */
  readonly reading: BoughtReading | null;
  readonly standing: Standing;
  readonly left: number;
  readonly buying: boolean;
  /** Why the last attempt to buy it failed. */
  readonly problem: string | null;
  buy(): void;
}

/** One probe: what it asks and costs; once bought, what it found. */
export function Offer({ offer, reading, standing, left, buying, problem, buy }: OfferProps) {
  const { id, name, question, hours, gpuHours } = offer;
  const priceId = `price-${id}`;
  const refused = reading === null && standing === 'too dear';
  return (
    <li class={reading === null ? 'offer' : 'offer offer-bought'}>
      <h4 class="offer-name">{name}</h4>
      {/* One button all the way, so that the focus stays where it is. */}
      <button
        type="button"
        class={reading === null ? 'quiet offer-buy' : 'quiet offer-buy offer-show'}
        aria-disabled={refused || buying}
        aria-describedby={priceId}
        onClick={() => {
          if (reading !== null) showReading(id);
          else if (!refused && !buying) buy();
        }}
      >
        {reading !== null ? 'Show' : buying ? 'Making…' : 'Buy'} <span class="visually-hidden">{name}</span>
      </button>
      <p class="offer-question">{reading === null ? question : reading.text}</p>
      <p class="offer-price" id={priceId}>
        {reading === null ? (
          <>
            <strong>{gpuHoursInWords(gpuHours)}</strong>
            {/* A price of one accelerator is its time on the clock. */}
            {hours !== gpuHours && <span> in {hoursInWords(hours)}</span>}
            {refused && <span class="offer-short"> · {gpuHoursInWords(gpuHours - left)} too dear</span>}
          </>
        ) : (
          <span>
            <span aria-hidden="true">✓ </span>Bought for {gpuHoursInWords(reading.gpuHours)}
          </span>
        )}
      </p>
      {problem !== null && (
        <p class="problem offer-problem" role="alert">
          Not bought. {problem}
        </p>
      )}
    </li>
  );
}

function showReading(probe: string): void {
  const reading = document.getElementById(readingId(probe));
  reading?.scrollIntoView({ block: 'start' });
  reading?.focus({ preventScroll: true });
}
