import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/run/scenario.js';
import { run, scenarioOf, scenarios } from '../helpers/runs.js';
import { median } from '../helpers/statistics.js';
import { defineIncident } from './incidents/incident.js';
import { INCIDENTS, type IncidentRow, replayIncident } from './incidents.js';
import { incidentPart } from './report-parts.js';
import { collective, halfPrecision, USUAL_NORM, unstable } from './variants.js';

const SEEDS = 3;
const llm = scenarioOf('llm-pretrain-7b');

function replay(number: number): IncidentRow {
  const found = INCIDENTS.find(({ incident }) => incident === number)!;
  return replayIncident(found, scenarios, SEEDS);
}

const ours = (row: IncidentRow, quantity: string): { value: number; low: number; high: number } =>
  row.figures.find((figure) => figure.quantity === quantity)!.ours!;

/** Events whose documented order is in every run. */
const always = ({ orders, incident }: IncidentRow, except: readonly string[] = []): void => {
  for (const { event, held, runs } of orders)
    if (!except.includes(event)) expect([incident, event, held]).toEqual([incident, event, runs]);
};

const allRight = ({ figures }: IncidentRow): void => {
  for (const { quantity, agrees } of figures) expect([quantity, agrees]).toEqual([quantity, true]);
};

describe('the variants', () => {
  test('count in the usual norm of the scenario', () => {
    const norms = [1, 2, 3].map((seed) => median(run(llm, seed, [], { until: 500 }).series['gradient-norm']));
    expect(median(norms) / USUAL_NORM).toBeGreaterThan(0.93);
    expect(median(norms) / USUAL_NORM).toBeLessThan(1.07);
  });

  test.each<[string, Scenario]>([
    ['narrow', unstable(llm)],
    ['104 B weights', collective(llm, { weights: 104e9, learningRate: 3e-5 })],
    ['13 B weights, β2 .999', collective(llm, { weights: 13e9, learningRate: 9.85e-5 }, { beta2: 0.999 })],
    ['fp16', halfPrecision(unstable(llm), 65_536)],
  ])('are as calm as the scenario where nothing pushes: %s', (_, scenario) => {
    const series = (of: Scenario) => run(of, 5, [], { until: 1500 }).series;
    const [variant, plain] = [series(scenario), series(llm)];
    for (const metric of ['train-loss', 'gradient-norm'] as const)
      expect(Math.max(...variant[metric])).toBeLessThan(1.1 * Math.max(...plain[metric]));
  });
});

describe('replays', () => {
  test('1: the norm runs ahead of the loss, and both come back', () => {
    const row = replay(1);
    always(row);
    allRight(row);
    expect(ours(row, 'steps by which the norm leads the loss').low).toBeGreaterThanOrEqual(3);
  });

  test('2: with β2 .999 the same push takes hundreds of steps to heal', () => {
    const row = replay(2);
    always(row, ['the loss is higher in the second ten steps than in the first']);
    expect(ours(row, 'steps from there until the loss is back').value).toBeGreaterThan(200);
    expect(ours(row, 'loss scale before over the lowest after').low).toBeGreaterThanOrEqual(8);
  });

  test('5: the loss follows the norm by one step, in fp16 units', () => {
    const row = replay(5);
    always(row);
    allRight(row);
  });

  test('8: the count of steps alone explains the effective rate', () => {
    const row = replay(8);
    always(row);
    allRight(row);
  });

  test('9: so do the moments, where the gradient is constant', () => {
    const row = replay(9);
    const [rises, , smaller] = row.orders;
    expect([rises!.held, smaller!.held]).toEqual([SEEDS, SEEDS]);
    for (const figure of row.figures.slice(0, 8))
      expect([figure.quantity, figure.agrees]).toEqual([figure.quantity, true]);
    // Fresh moments of noise are larger than those of a constant gradient.
    expect(ours(row, 'highest effective rate of the run itself, β2 .999').low).toBeGreaterThan(6.6);
  });

  test('12: the step time is the only thing that changes', () => {
    const row = replay(12);
    always(row);
    allRight(row);
    expect(ours(row, 'largest change of the loss (nats)').high).toBe(0);
    expect(ours(row, 'largest change of the gradient norm').high).toBe(0);
  });

  test('21: the loss scale is down tens of steps before the loss is up', () => {
    const row = replay(21);
    always(row);
    allRight(row);
  });

  test('36: loss and norm are off by the number of accumulated batches', () => {
    const row = replay(36);
    always(row);
    allRight(row);
  });
});

describe('a comparison', () => {
  const stub = defineIncident({
    incident: 0,
    name: 'stub',
    scenario: llm.id,
    setting: 'as it is',
    cause: 'none',
    figures: {
      magnitude: { text: 'magnitude', value: 10, within: 5, set: 'set by it', reason: 'not this' },
      far: { text: 'far', value: 100, reason: 'a reason' },
      nothing: { text: 'nothing', value: 0 },
      exact: { text: 'exact', value: 10, within: 1.1, set: 'the dose' },
    },
    orders: { first: 'first', second: 'second' },
    replay: () => ({
      figures: { magnitude: 30, far: 30, nothing: 1e-9, exact: 10.5 },
      orders: { first: true, second: false },
    }),
  });

  test('is of magnitudes, of nothing with nothing, and closer where a formula gives the number', () => {
    const row = replayIncident(stub, [llm], 2);
    expect(row.figures.map(({ agrees, reason }) => [agrees, reason])).toEqual([
      [true, 'set by it'],
      [false, 'a reason'],
      [false, ''],
      [true, 'the dose'],
    ]);
    expect(row.orders.map(({ held, agrees }) => [held, agrees])).toEqual([
      [2, true],
      [0, false],
    ]);
  });

  test('has a row for everything documented, even without the scenario', () => {
    const row = replayIncident(stub, [], 2);
    expect(row.status).toBe('no scenario yet');
    expect(row.figures.map(({ ours: found }) => found)).toEqual([null, null, null, null]);
    const page = incidentPart({
      seeds: { signatures: 0, laws: 0, textures: 0, incidents: 2 },
      signatures: [],
      laws: [],
      textures: [],
      incidents: [row],
    });
    expect(page.match(/no scenario yet: llm-pretrain-7b/g)).toHaveLength(6);
  });
});
