import { describe, expect, test } from 'vitest';
import { experimentsOf } from '../../../src/cli/factory.js';
import { readDataFiles } from '../../../src/data-files.js';
import { PANELS } from '../../../src/diagnose/panels.js';
import { nextProbeFor } from '../../../src/puzzle/investigation/next-probe.js';
import { catalogue, root } from '../../helpers/runs.js';

const { likelihoods } = experimentsOf(readDataFiles(root), catalogue);
const next = (beliefs: Readonly<Record<string, number>>, missing: readonly (typeof PANELS)[number][] = PANELS) =>
  nextProbeFor(
    { causes: Object.entries(beliefs).map(([id, probability]) => ({ id, probability })), missing },
    catalogue.probes,
    likelihoods,
  );

describe('the next probe', () => {
  test.each([
    ['mix-shift', 'slice-regression', ['domain-counts', 'rerun-reference-loader', 'rerun-clean-data']],
    ['label-noise', 'label-smoothing-left-on', ['label-audit', 'loss-check', 'rerun-clean-data']],
    ['moments-lost', 'adam-step-reset', ['checkpoint-diff', 'optimizer-dump']],
  ])('tells %s from %s', (one, other, good) => {
    const probe = next({ [one]: 0.5, [other]: 0.5 })!;
    expect(good).toContain(probe.id);
    expect(probe.bits).toBeGreaterThan(0.7);
    expect(probe.bits).toBeLessThanOrEqual(1);
  });

  test('is none where the cause is known', () => {
    expect(next({ 'label-noise': 0.9999, healthy: 0.0001 })).toBeNull();
  });

  test('is no instrument that the run logs', () => {
    const doubt = { 'fp16-underflow': 0.5, healthy: 0.5 };
    const logs = next(doubt, []);
    expect(['zero-gradients', 'loss-scale']).not.toContain(logs?.id);
  });
});
