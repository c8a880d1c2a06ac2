import { expect, test } from 'vitest';
import features from '../../../src/diagnose/features/edge.js';
import { lookAt } from '../../../src/diagnose/look.js';
import { observe } from '../../../src/diagnose/observe.js';
import { catalogue, resolve, run, scenarioOf } from '../../helpers/runs.js';

/** BLOOM-176B lost 6 % of its speed to one accelerator within three iterations; nothing else moved. */
const scenario = scenarioOf('llm-pretrain-7b');
const read = (fault: string | null, id: string): number => {
  const injections =
    fault === null ? [] : [resolve({ fault: catalogue.get(fault), onset: 1500, severity: 0.35 }, scenario)];
  const look = lookAt(observe(run(scenario, 'edge', injections)));
  return features.find((feature) => feature.id === id)!.read(look);
};

test('one slow accelerator is an edge of the throughput, a slow storage none, and a healthy run has neither', () => {
  expect(read('straggler-node', 'throughput/edge')).toBeLessThan(-0.03);
  expect(read('straggler-node', 'throughput/edge-sharpness')).toBeGreaterThan(0.7);
  expect(read('storage-stall', 'throughput/edge')).toBeLessThan(-0.03);
  expect(read('storage-stall', 'throughput/edge-sharpness')).toBeLessThan(0.3);
  expect(Math.abs(read(null, 'throughput/edge'))).toBeLessThan(0.01);
  expect(read(null, 'throughput/edge-sharpness')).toBe(0);
});
