/** Words that stand beside a quantity in a name, by what they say of it. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

export const TRAINING = words('train training trainer');
export const VALIDATION = words('val valid validation validate eval evaluation evaluator dev heldout holdout');
export const TEST = words('test testing');

/** Change nothing about what a number is. */
export const FILLERS = words(
  'metric metrics perf performance optim optimizer optimiser optimization stats global total reduced step steps batch ' +
    'lm model throughput time timing timings timers system l2 all language scalar scalars iter iteration overall core ' +
    'log logs loop',
);

/** Of a number that was smoothed or is of one device: taken where there is no better. */
export const SECOND_BEST = words('avg average mean ema smooth smoothed epoch running device gpu median');

/** Of a loss, an accuracy or a rate of something else. */
const SOMETHING_ELSE = words(
  'vs min max std sd se stderr var variance aux auxiliary balance balancing router routing moe kl policy reward rewards ' +
    'margin margins chosen rejected logp logps logit logits entropy distill distillation teacher commit vq reg ' +
    'regularization penalty z token tokens given true ppl perplexity bpb bpc best delta diff slope runtime hours',
);
export const isOfSomethingElse = (word: string): boolean =>
  SOMETHING_ELSE.has(word) || /^(\d+|mtp\d*|top\d+|bin\d*)$/.test(word);

/** What a learning rate may carry beside: its group or its optimiser. */
export const isOfARate = (word: string): boolean =>
  /^(group|groups|pg|param|params|\d+|pg\d+|group\d+|adam|w|adamw|sgd|muon|lion|scheduler|current|base|default)$/.test(
    word,
  );
