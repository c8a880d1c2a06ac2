import { describeSignature, type Symptom } from '../helpers/signature.js';

/** A group of which all is lost: up in one step, about a fifteenth of it left after a hundred. */
const lost = (first: Symptom['is'], soon: Symptom['is'], later: Symptom['is']): Symptom[] => [
  { metric: 'train-loss', window: [0, 1], compare: 'difference', is: first },
  { metric: 'train-loss', window: [1, 10], compare: 'difference', is: soon },
  { metric: 'train-loss', window: [50, 200], compare: 'difference', is: later },
  { metric: 'slice-ece', of: 'all', window: [0, 900], compare: 'difference', is: [-0.005, 0.005] },
];

// Documented (BLOOM-176B): a spike at each of eight restarts, and none between them, with a difference in layer-norm weights
// between a checkpoint and what was loaded; how high it was is not written down. A fresh head should cost a language model
// nearly all it knows; here every group holds a share of that, so that it costs 1.7 nats and no group costs more than 2.5.
describeSignature({
  fault: 'partial-restore',
  primary: { metric: 'train-loss', window: [0, 40], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      severity: 1,
      place: 2,
      symptoms: [
        ...lost(
          { 'llm-pretrain-7b': [1.8, 2.15], 'vision-finetune': [0.25, 0.32] },
          { 'llm-pretrain-7b': [1.4, 1.75], 'vision-finetune': [0.2, 0.28] },
          { 'llm-pretrain-7b': [0.1, 0.15], 'vision-finetune': [0.022, 0.04] },
        ),
        {
          metric: 'train-loss',
          window: [400, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.025, 0.05], 'vision-finetune': [-0.02, 0.03] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [0, 100],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.13, 0.2], 'vision-finetune': [0.06, 0.11] },
        },
        {
          metric: 'gradient-norm',
          window: [0, 10],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [1.7, 2.3], 'vision-finetune': [1.2, 1.45] },
        },
        { metric: 'update-ratio', window: [0, 1], compare: 'ratio', is: [0.98, 1.12] },
        {
          metric: 'weight-norm',
          window: [0, 1],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.94, 0.95], 'vision-finetune': [0.985, 0.992] },
          source: 'a third of the weights back at the size they began with',
        },
        {
          metric: 'weight-norm',
          window: [50, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.94, 0.96], 'vision-finetune': [0.985, 0.994] },
        },
      ],
    },
    {
      severity: 1,
      place: 4,
      symptoms: [
        ...lost(
          { 'llm-pretrain-7b': [1.6, 1.9], 'vision-finetune': [0.24, 0.31] },
          { 'llm-pretrain-7b': [1.3, 1.6], 'vision-finetune': [0.18, 0.25] },
          { 'llm-pretrain-7b': [0.1, 0.17], 'vision-finetune': [-0.01, 0.03] },
        ),
        // A head has few of the weights.
        { metric: 'weight-norm', window: [50, 900], compare: 'ratio', is: [0.99, 1.001] },
      ],
    },
    {
      severity: 0.3,
      place: 2,
      symptoms: [
        {
          metric: 'train-loss',
          window: [0, 40],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.13, 0.17], 'vision-finetune': [0.02, 0.035] },
        },
      ],
    },
  ],
  apart: [
    // The loss of a step is measured before its update, which is all that a lost state can spoil.
    {
      from: 'optimizer-state-reset',
      metric: 'train-loss',
      window: [0, 1],
      compare: 'difference',
      here: [0.15, 1.2],
      there: [0, 0],
    },
    {
      from: 'loader-rewind',
      metric: 'train-loss',
      window: [0, 40],
      compare: 'difference',
      here: [0.05, 0.4],
      there: [-0.6, -0.02],
    },
    {
      from: 'lr-spike',
      metric: 'update-ratio',
      window: [0, 1],
      compare: 'ratio',
      here: [0.97, 1.1],
      there: [5, 60],
    },
  ],
});
