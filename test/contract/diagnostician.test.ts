import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HEALTHY } from '../../src/core/vocabulary.js';
import { loadFeatures } from '../../src/diagnose/load-features.js';
import { PANELS } from '../../src/diagnose/panels.js';
import { TRACK_IDS } from '../../src/diagnose/tracks.js';
import { BASIS } from '../../src/diagnose/weigh.js';
import { GENERATOR } from '../../src/pack/format.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { catalogue, playedScenarios, root } from '../helpers/runs.js';

const { model } = diagnostician;
const features = await loadFeatures();

describe('the diagnostician learns from simulated runs alone', () => {
  const sources = ['src/diagnose', 'test/fit'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
  );

  test.each([
    ['reads a recorded series', /\breference\b|recordings?\b/],
    ['reads a shared file', /\bshared\//],
    ['knows what the validation found', /\/validate\/|validation/],
  ])('no part of it or of its fit %s', (_, pattern) => {
    expect(sources.length).toBeGreaterThan(30);
    const imports = (text: string) =>
      [...text.matchAll(/(?:from|import\(?|URL\(|join\(|readFileSync\()\s*[^;]*;/g)].join('\n');
    expect(sources.filter(({ text }) => pattern.test(imports(text))).map(({ file }) => file)).toEqual([]);
  });

  test('no part of it names a key or a puzzle', () => {
    const own = sources.filter(({ file }) => file.startsWith('src/diagnose'));
    expect(own.filter(({ text }) => /from '[^']*puzzle\//.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

describe('the model file', () => {
  test('was fitted on runs of this generator (npm run fit)', () => {
    expect(model.generator).toBe(GENERATOR);
  });

  test('reads features and tracks that are there, with a weight for every cause', () => {
    expect(model.features.filter((id) => !features.has(id))).toEqual([]);
    expect(new Set(model.features).size).toBe(model.features.length);
    expect(Object.keys(model.onset.weights).filter((id) => !TRACK_IDS.includes(id))).toEqual([]);
    for (const { causes, features: read, scales, bias, weights, controls, means, deviations, panels } of model.heads) {
      expect([bias.length, weights.length]).toEqual([causes.length, causes.length]);
      for (const row of weights) expect(row).toHaveLength(read.length * BASIS);
      for (const all of [scales, controls, means, deviations]) expect(all).toHaveLength(read.length);
      for (const f of read) expect(panels).toContain(features.get(model.features[f]!)!.panel);
    }
  });

  test('knows every cause that can occur, and none that cannot', () => {
    const possible = (within: typeof playedScenarios) =>
      catalogue.all
        .filter(
          ({ meta, excludedFrom }) =>
            meta.id === HEALTHY || (meta.family !== 'control' && within.some((one) => excludedFrom(one) === null)),
        )
        .map(({ meta }) => meta.id)
        .sort();
    for (const scenario of playedScenarios) {
      const causes = possible([scenario]);
      expect(Object.keys(model.tiers[scenario.id]!).sort()).toEqual(causes);
      const own = model.heads.filter((head) => head.scenario === scenario.id);
      expect(own.map(({ panels }) => panels.length).sort()).toContain(PANELS.length);
      for (const head of own) expect([...head.causes].sort()).toEqual(causes);
    }
    expect(Object.keys(model.tiers).sort()).toEqual(playedScenarios.map(({ id }) => id).sort());
    for (const id of model.fromStart) expect(catalogue.get(id).onsetShare).toBeNull();
  });

  test('has shares of tiers that are shares', () => {
    for (const causes of Object.values(model.tiers))
      for (const shares of Object.values(causes))
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-2);
  });
});
