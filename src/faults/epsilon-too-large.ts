import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'epsilon-too-large',
    name: 'Epsilon of Adam too large',
    family: 'optimization',
    part: 'optimizer',
    harm: 'loss',
    skills: ['A1'],
    summary: 'The ε in the denominator of AdamW is as large as the gradients of most weights, or larger.',
    remedy: 'Set ε well below the smallest gradient of any layer, 1e-8 or less, and continue.',
    confusableWith: ['lr-decay-early', 'bf16-update-loss', 'fp16-underflow', 'clip-too-tight'],
    sources: [
      'Wortsman et al. 2023, Small-scale proxies for large-scale Transformer training instabilities: gradients shrink with scale until ε is no longer small beside them',
      'Hessel et al. 2018, Rainbow: an ε of 1.5e-4, which is fit for its gradients and for few others',
    ],
  },
  dose: {
    epsilon: { description: 'ε, in units of a gradient entry', from: 1e-6, to: 2e-4, scale: 'log', min: 0, max: 1 },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'The update/weight ratio steps down at once and for good, by RMS/(RMS + ε) of the gradient entries.',
    },
    {
      metric: 'weight-norm',
      direction: 'down',
      text: 'The weight norm sinks along a straight line: decay goes on, and no random walk makes up for it.',
    },
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The training loss stays, or gains a hundredth of a nat as after any smaller step; the cost comes later.',
    },
    { metric: 'learning-rate', direction: 'none', text: 'The logged rate is the planned one.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ optimizer }) => (optimizer.kind === 'adamw' ? null : 'the optimiser has no ε'),
  places: () => [],
  create({ dose }) {
    const { epsilon } = dose as { epsilon: number };
    return {
      optimizer(settings) {
        settings.epsilon = Math.max(settings.epsilon, epsilon);
      },
    };
  },
} satisfies Fault;
