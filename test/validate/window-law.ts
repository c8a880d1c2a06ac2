import type { Trace } from '../../src/run/trace.js';
import type { Ensembles } from './ensembles.js';
import type { Law } from './law.js';

/** The scenario of language-model pre-training. */
export const LLM = 'llm-pretrain-7b';

/** Makes laws that read healthy runs of the language model in the window of its scenario. */
export const windowLaw =
  (ensembles: Ensembles) =>
  (
    cites: string,
    text: string,
    measured: Law['measured'],
    read: (trace: Trace) => number,
    judge: Law['judge'] = 'median',
  ): Law => ({
    cites,
    text,
    scenario: LLM,
    measured,
    judge,
    values: () => ensembles.healthy(LLM).map(read),
  });
