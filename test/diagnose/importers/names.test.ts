import { describe, expect, test } from 'vitest';
import { INTERNAL_METRICS, SLICE_METRICS, STEP_METRICS } from '../../../src/core/vocabulary.js';
import { classify } from '../../../src/diagnose/importers/names/classify.js';
import { parseColumnMap } from '../../../src/diagnose/importers/names/column-map.js';
import { stepRank } from '../../../src/diagnose/importers/names/step-names.js';

/** `channel`, `metric split slice` or null, for a name in a log of training. */
function said(name: string): string | null {
  const role = classify(name, 'run');
  if (role === null) return null;
  return role.kind === 'channel' ? role.channel : [role.metric, role.split, role.slice].filter(Boolean).join(' ');
}

describe('what a name is taken for', () => {
  test.each([
    ...['loss', 'train_loss', 'train/loss', 'loss/train', 'Loss/train', 'lm loss', 'lm-loss-training/lm loss'].map(
      (name) => [name, 'train-loss'],
    ),
    ...['train_loss_step', 'reduced_train_loss', 'loss/train/total', 'trainLoss', 'train/cross_entropy'].map((name) => [
      name,
      'train-loss',
    ]),
    ['metrics/train/LanguageCrossEntropy', 'train-loss'],
    ...['grad_norm', 'train/grad_norm', 'grad-norm/grad-norm', 'gnorm', 'l2_norm/grad/global', 'gradNorm'].map(
      (name) => [name, 'gradient-norm'],
    ),
    ['grad_2.0_norm_total', 'gradient-norm'],
    ...['lr', 'learning_rate', 'train/learning_rate', 'lr-AdamW', 'lr/group_0', 'learning-rate/learning-rate'].map(
      (name) => [name, 'learning-rate'],
    ),
    ...[
      'tokens_per_s',
      'perf/tokens_per_sec',
      'tokens/sec',
      'train_samples_per_second',
      'throughput/device/tokens_per_sec',
    ].map((name) => [name, 'throughput']),
    ...['step_time_ms', 'iteration-time', 'it/s'].map((name) => [name, 'throughput']),
    ['update_ratio', 'update-ratio'],
    ['param_norm', 'weight-norm'],
    ['loss_scale', 'loss-scale'],
    ['loss-scale/loss-scale', 'loss-scale'],
    ['max_attn_logit', 'attention-logit'],
    ['grad_zero_frac', 'zero-gradient-share'],
    ['rank_loss_std', 'rank-loss-deviation'],
    ['rank_gnorm_min', 'rank-norm-lowest'],
    ['rank_gsq_mean', 'rank-norm-square'],
    ['eval/loss', 'loss validation'],
    ['val_loss', 'loss validation'],
    ['lm loss validation', 'loss validation'],
    ['Loss/test', 'loss test'],
    ['eval_WikiText_loss', 'loss validation WikiText'],
    ['eval/code/accuracy', 'accuracy validation code'],
    ['piqa_acc', 'accuracy plain piqa'],
    ['val/acc@1', 'accuracy validation'],
    ['eval_perplexity', 'loss validation'],
    ['val_n', 'size validation'],
  ])('%s is %s', (name, expected) => {
    expect(said(name)).toBe(expected);
  });

  test.each([
    ...['train_acc', 'train_eval_loss', 'aux_loss', 'loss_ema_std', 'mtp1_loss', 'train_ploss_0', 'value_loss'],
    ...['eval_runtime', 'eval_samples_per_second', 'epoch', 'tokens_seen', 'num_zeros', 'rewards/accuracies'],
    ...[
      'logits_chosen',
      'grad_norm/layers.0.attention',
      'lm loss vs samples',
      'rank_gnorm_max',
      'val_bpb',
      'wall_s',
      'best_val_loss',
    ],
    ...['mean_token_accuracy', '', '---', 'lr_decay_steps', 'test_acc5', 'train_flipped_acc', 'eval_heldout2_loss'],
  ])('%s is of no use', (name) => {
    expect(said(name)).toBeNull();
  });

  test('in an evaluation file bare names are evaluations and nothing is of training', () => {
    expect(classify('loss', 'evaluation')).toMatchObject({ kind: 'evaluation', metric: 'loss', slice: null });
    expect(classify('code_loss', 'evaluation')).toMatchObject({ metric: 'loss', slice: 'code' });
    expect(classify('lr', 'evaluation')).toBeNull();
    expect(classify('acc_true', 'evaluation', true)).toBeNull();
    expect(classify('mean_conf', 'evaluation', true)).toMatchObject({ metric: 'confidence' });
  });

  test('our own names, as `simulate` writes them, are known', () => {
    for (const name of [...STEP_METRICS, ...INTERNAL_METRICS]) expect(said(name.replaceAll('-', '_'))).toBe(name);
    for (const metric of SLICE_METRICS) expect(classify(metric, 'evaluation', true)).toMatchObject({ metric });
  });

  test("a trainer's own count of steps is preferred", () => {
    const names = ['Step', '_step', 'train/global_step', 'trainer/global_step', 'epoch', 'loss'];
    const known = names.filter((name) => stepRank(name) >= 0).sort((a, b) => stepRank(a) - stepRank(b));
    expect(known).toEqual(['train/global_step', 'trainer/global_step', 'Step', '_step', 'epoch']);
  });
});

describe('--map', () => {
  test('reads channels, evaluations with a slice, and the axes', () => {
    const map = parseColumnMap([
      'my loss=train-loss',
      'a=b=gradient_norm',
      'e=eval-loss:code',
      'i=step',
      'r=run',
      'x=ignore',
    ]);
    expect(map.get('my loss')).toMatchObject({ channel: 'train-loss' });
    expect(map.get('a=b')).toMatchObject({ channel: 'gradient-norm' });
    expect(map.get('e')).toMatchObject({ kind: 'evaluation', metric: 'loss', slice: 'code' });
    expect([map.get('i')?.kind, map.get('r')?.kind, map.get('x')?.kind]).toEqual(['step', 'run', 'ignore']);
  });

  test.each([
    ['loss', 'invalid map: loss (theirs=ours, such as my_loss=train-loss)'],
    ['=train-loss', 'invalid map: =train-loss (theirs=ours, such as my_loss=train-loss)'],
    ['a=train-los', 'unknown map target: train-los (did you mean train-loss?)'],
    ['a=train-loss:code', 'invalid map target: train-loss:code (a slice follows only eval-…, such as eval-loss:code)'],
  ])('refuses %s', (pair, message) => {
    expect(() => parseColumnMap([pair])).toThrow(message);
  });

  test('refuses a column mapped twice', () => {
    expect(() => parseColumnMap(['a=train-loss', 'a=step'])).toThrow('invalid map: a=step (a is mapped twice)');
  });
});
