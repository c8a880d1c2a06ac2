/** Which published runs the pack holds: those a law, the two-sample test or an incident of docs/validation.md reads. */
const KINDS: ReadonlySet<string> = new Set([
  'llm-pretrain',
  'llm-pretrain-moe',
  'llm-pretrain-seeds',
  'llm-pretrain-fragments',
  'mlm-pretrain',
  'dpo',
  'eval-over-checkpoints',
]);

const NAMED: ReadonlySet<string> = new Set([
  'algo-wmt-baseline-unstable',
  'algo-wmt-caspr-adaptive-unstable',
  'algo-imagenet-resnet50-adamg',
  'algo-imagenet-vit-nadamp-unstable',
  'sft-alpaca-llama-3ep',
  'sft-mistral-translator-4ep',
  'cpt-nsllm',
  'labelnoise-cifar10n-worse-ce-s1',
  'labelnoise-cifar10n-aggre-ce-s1',
  'wrn-wide-resnet',
]);

/** Has its steps too far apart, or no step-wise loss at all, and no law reads it. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'megatron-gpt3-weekly-fp8',
  'bng-groupweight',
  'megatron-nemotron3-super',
]);

export const isNeeded = ({ id, kind }: { readonly id: string; readonly kind: string }): boolean =>
  (KINDS.has(kind) || NAMED.has(id)) && !LEFT_OUT.has(id);
