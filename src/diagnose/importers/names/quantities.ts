import type { SliceMetric } from '../../../core/vocabulary.js';
import type { Channel } from '../../observation.js';

/** What a logged number is, before its name has told whether it belongs to training or to an evaluation. */
export type Quantity =
  | Exclude<Channel, 'train-loss' | 'throughput'>
  | Exclude<SliceMetric, 'loss'>
  | 'loss'
  | 'perplexity'
  | 'evaluation-size'
  | 'token-rate'
  | 'example-rate'
  | 'step-rate'
  | 'step-seconds'
  | 'step-milliseconds';

/**
 * The words each quantity goes by in the logs of PyTorch, Keras, Lightning, Transformers, Megatron, NeMo, Composer,
 * torchtitan, nanoGPT, fairseq and the algorithmic-efficiency benchmark; the plainest first, which wins where a run
 * logs two of them.
 */
const NAMES: Readonly<Record<Quantity, string>> = {
  loss:
    'loss, lm loss, ce loss, cross entropy loss, cross entropy, language cross entropy, nll loss, nll, ce, ' +
    'xent, log loss',
  perplexity: 'perplexity, ppl, language perplexity',
  accuracy:
    'accuracy, acc, top1 accuracy, top 1 accuracy, accuracy top1, acc top1, top1 acc, top1, top 1, acc1, ' +
    'acc 1, prec1, prec 1, categorical accuracy, multiclass accuracy',
  ece: 'ece, expected calibration error, calibration error',
  brier: 'brier, brier score',
  confidence: 'mean conf, mean confidence, confidence, avg confidence, conf',
  'evaluation-size': 'n, num examples, num samples',
  'gradient-norm':
    'grad norm, gradient norm, gradnorm, gnorm, global grad norm, total grad norm, grads norm, ' +
    'gradients norm, l2 norm grad, grad l2 norm, grad 2 norm, grad 2 0 norm, grad norm before clip, ' +
    'norm grad, total norm',
  'learning-rate': 'learning rate, lr, learningrate',
  'update-ratio': 'update ratio, update to weight ratio, update weight ratio, relative update, update param ratio',
  'weight-norm':
    'weight norm, param norm, params norm, parameter norm, parameters norm, weights norm, l2 norm param, ' +
    'pnorm, model norm',
  'token-rate':
    'tokens per second, tokens per sec, tokens per s, tokens sec, tokens s, tok per sec, tok sec, tok s, ' +
    'toks per sec, tps, words per second, wps, token rate, tokens per second per gpu, ' +
    'tokens per gpu per second, tokens per sec per gpu, throughput',
  'example-rate':
    'samples per second, samples per sec, samples per s, samples sec, samples s, examples per second, ' +
    'examples per sec, examples sec, images per second, images per sec, img s, img sec, ' +
    'sequences per second',
  'step-rate':
    'steps per second, steps per sec, steps per s, iterations per second, iterations per sec, it s, its, ' +
    'it per sec, batches per sec, batches per second, updates per second',
  'step-seconds':
    'step time s, step time, step time sec, step time seconds, iteration time, iter time, ' +
    'iteration time s, time per step, time per iteration, seconds per step, sec per step, ' +
    'seconds per iteration, batch time, step duration, time per iter, elapsed time per iteration s, ' +
    'train step timing in s, time step average',
  'step-milliseconds':
    'step time ms, iteration time ms, iter time ms, time per step ms, time per iteration ms, ms per step, ' +
    'elapsed time per iteration ms, step avg ms, dt ms, iter dt',
  'clip-factor': 'clip factor, clip coef, clip coefficient, clipping factor, grad clip coef, grad clip factor',
  'loss-scale': 'loss scale, loss scaler, loss scaling, grad scale, grad scaler, scaler scale, amp scale',
  'zero-gradient-share':
    'zero gradient share, grad zero frac, grad zero fraction, zero grad frac, zero grad fraction, ' + 'grad sparsity',
  'attention-logit':
    'attention logit, max attn logit, max attention logit, attn logit max, max attn logits, ' +
    'attention logits max, max attention logits, attn logits max, attention logit max',
  'rank-norm-square': 'rank norm square, rank gsq mean',
  'rank-norm-lowest': 'rank norm lowest, rank gnorm min, rank grad norm min',
  'rank-loss-deviation': 'rank loss deviation, rank loss std, rank loss sd',
};

/** A name for a quantity, as words, with its place in the list. */
export interface Phrase {
  readonly quantity: Quantity;
  readonly words: readonly string[];
  readonly rank: number;
}

/** Longest first: `loss scale` is found before `loss`. */
export const PHRASES: readonly Phrase[] = Object.entries(NAMES)
  .flatMap(([quantity, names]) =>
    names.split(', ').map((name, rank) => ({ quantity: quantity as Quantity, words: name.split(' '), rank })),
  )
  .sort((a, b) => b.words.length - a.words.length);
