import { describe, expect, test } from 'vitest';
import { LogitScale } from '../../src/run/logit-scale.js';
import { createModel } from '../../src/run/model.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import { catalogue, resolve, run, scenarioOf } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';

describe('the logit scale', () => {
  test('is the gain of the head, whose weights are as large as it is', () => {
    const scenario = scenarioOf('tiny-transformer');
    const model = createModel(scenario, createSpectrum(scenario));
    const scale = new LogitScale(scenario, model);
    expect(scale.headSquare).toBe(0);
    model.logScale = Math.log(0.5);
    const head = 0.1 * scenario.parameters * 0.0894 * 0.0894;
    expect(scale.headSquare / head).toBeCloseTo(-0.75, 6);
    model.logScale = Math.log(2);
    expect(scale.headSquare / head).toBeCloseTo(3, 6);
  });

  test('is pulled down by wrong labels, and the weight norm with it, as recorded', () => {
    const scenario = scenarioOf('tiny-transformer');
    const onset = 500;
    const cause = resolve({ fault: catalogue.get('label-noise'), onset, dose: { share: 0.4 } }, scenario);
    const ratios = (from: number, to: number) => {
      const [noisy, clean] = [run(scenario, 'head', [cause]), run(scenario, 'head')];
      const norm = ({ series }: typeof noisy) => mean([...series['weight-norm'].slice(onset + from, onset + to)]);
      return norm(noisy) / norm(clean);
    };
    // Recorded at two fifths: .997 in the first ten steps, .986 up to 50, .971 up to 200.
    expect(ratios(0, 10)).toBeCloseTo(0.997, 2);
    expect(ratios(10, 50)).toBeCloseTo(0.986, 2);
    expect(ratios(50, 200)).toBeCloseTo(0.971, 2);
  });
});
