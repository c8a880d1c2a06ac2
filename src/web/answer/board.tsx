import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Candidate } from '../../puzzle/puzzle.js';
import { canName, distribution, leadOf, leftOf, MOST } from './beliefs.js';
import { chooseCause, choosePercent, takeBackCause } from './draft.js';
import { NamedCause } from './named-cause.js';
import { OtherCauses } from './other-causes.js';
import type { Prior } from './rest.js';
import type { DraftControl } from './use-draft.js';
import { warningInWords } from './words.js';

export interface BoardProps {
  readonly candidates: readonly Candidate[];
  readonly prior: Prior;
  readonly control: DraftControl;
}

/** The hypotheses: named causes on top with their probabilities, below them all others with what they share. */
export function Board({ candidates, prior, control }: BoardProps) {
  const { named } = control.draft;
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const focusOn = useRef<string | null>(null);
  const lead = leadOf(named, prior);
  const shares = distribution(named, prior);
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  // By share, which is by the prior: the order stays the same whatever is named.
  const others = candidates
    .filter(({ id }) => !Object.hasOwn(named, id))
    .toSorted((a, b) => (prior[b.id] ?? 0) - (prior[a.id] ?? 0));
  const count = Object.keys(named).length;
  const warning = warningInWords(named, candidates, prior);

  // A cause that changes its list is another element there: the focus goes with it, before the next key is pressed.
  useLayoutEffect(() => {
    if (focusOn.current === null) return;
    fieldset.current?.querySelector<HTMLElement>(`[data-cause="${CSS.escape(focusOn.current)}"]`)?.focus();
    focusOn.current = null;
  }, [named]);

  return (
    <fieldset class="field board" ref={fieldset}>
      <legend>What is wrong</legend>
      {count > 0 && (
        <ol class="named">
          {Object.keys(named).map((id) => (
            <NamedCause
              key={id}
              candidate={byId.get(id) ?? { id, name: id, family: '', summary: '' }}
              percent={named[id]!}
              highest={MOST - count + 1}
              leads={lead.kind === 'named' && lead.id === id}
              change={(percent) => control.change((start) => choosePercent(start, id, percent, prior), `percent ${id}`)}
              takeBack={() => {
                focusOn.current = id;
                control.change(takeBackCause(control.draft, id, prior));
              }}
            />
          ))}
        </ol>
      )}
      <p class="board-warning" role="status">
        {warning}
      </p>
      <OtherCauses
        candidates={others}
        shares={shares}
        left={leftOf(named)}
        hasNamed={count > 0}
        first={count > 0 && lead.kind === 'rest' ? lead.ids : []}
        canName={canName(named, prior)}
        choose={(id) => {
          focusOn.current = id;
          control.change(chooseCause(control.draft, id, prior));
        }}
      />
    </fieldset>
  );
}
