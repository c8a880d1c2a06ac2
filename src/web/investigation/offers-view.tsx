import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { ProbeOffer, PublicPuzzle } from '../../puzzle/puzzle.js';
import { Question } from '../answer/dialog.js';
import type { Bill } from '../api.js';
import { Term } from '../help/term.js';
import { Offer } from './offer.js';
import { groupOffers, standingOf } from './offers.js';
import { gpuHoursInWords } from './price-words.js';
import type { Investigation } from './use-investigation.js';

export interface OffersProps {
  readonly puzzle: PublicPuzzle;
  readonly bill: Bill;
  readonly investigation: Investigation;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** All probes by kind, with a search; a dear one is asked about before it is bought. */
export function Offers({ puzzle, bill, investigation, search }: OffersProps) {
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState<ProbeOffer | null>(null);
  const { problem } = investigation;
  const left = Math.max(0, bill.budget - bill.spent);
  const groups = groupOffers(puzzle.probes, query);
  const buy = (offer: ProbeOffer) => void investigation.buy(offer.id, offer.gpuHours);
  return (
    <>
      <p class="hint">
        A <Term id="probe">probe</Term> answers one question and costs GPU-hours. How well they were spent is told
        beside the score, not in it.
      </p>
      <input
        ref={search}
        class="shop-search"
        type="search"
        autocomplete="off"
        aria-label="Find a probe"
        placeholder={`Find among ${puzzle.probes.length} probes`}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <div class="shop-list">
        {groups.map(({ kind, heading, about, offers }) => (
          <section key={kind} aria-labelledby={`shop-${kind}`}>
            <h3 class="shop-kind" id={`shop-${kind}`}>
              {heading} <span class="heading-note">{about}</span>
            </h3>
            <ul>
              {offers.map((offer) => (
                <Offer
                  key={offer.id}
                  offer={offer}
                  reading={bill.bought.find(({ probe }) => probe === offer.id) ?? null}
                  standing={standingOf(offer, left)}
                  left={left}
                  buying={investigation.buying === offer.id}
                  problem={problem?.probe === offer.id ? problem.message : null}
                  buy={() => (standingOf(offer, left) === 'dear' ? setAsked(offer) : buy(offer))}
                />
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p class="cause-none muted">No probe matches.</p>}
      </div>
      {asked !== null && (
        <Question
          heading={`Buy “${asked.name}”?`}
          agree="Buy it"
          agreeing="Making…"
          refuse="Keep the budget"
          busy={false}
          failure={null}
          onAgree={() => {
            setAsked(null);
            buy(asked);
          }}
          onRefuse={() => setAsked(null)}
        >
          <p class="confirm-text">
            It costs {gpuHoursInWords(asked.gpuHours)} of the {gpuHoursInWords(left)} that are left.
          </p>
          <p class="muted">{asked.question}</p>
        </Question>
      )}
    </>
  );
}
