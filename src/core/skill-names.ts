import type { Skill } from './vocabulary.js';

/** What the codes of the skills stand for, as a reader sees them. */
export const SKILL_NAMES: Readonly<Record<Skill, string>> = {
  A1: 'SGD variants at scale',
  A2: 'Stability',
  A3: 'Curriculum and sampling effects',
  A4: 'Regularisation in large models',
  A5: 'Why training fails and how to fix it',
  B1: 'Cross-entropy variants',
  B2: 'Ranking and contrastive losses',
  B3: 'Preference-based objectives',
  B4: 'Calibration-aware objectives',
  B5: 'Trade-offs between competing metrics',
  C1: 'Offline evaluation design',
  C2: 'Metric sensitivity',
  C3: 'Slicing',
  C4: 'Error taxonomies',
  C5: 'Avoiding false conclusions',
  D1: 'Data pipelines for training',
  D2: 'Distributed training basics',
  D3: 'Memory and compute trade-offs',
  D4: 'Throughput against convergence',
  D5: 'Reproducibility at scale',
  E1: 'Choosing experiments',
  E2: 'When not to run something',
  E3: 'Interpreting negative results',
  E4: 'Generalising from small experiments',
};
