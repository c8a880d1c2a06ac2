import { expect, test, vi } from 'vitest';
import { type Stream, type StreamPath, secretOfSeed } from '../../src/core/rng.js';
import type { Hooks } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { catalogue, resolve, run, scenarios, shortened } from '../helpers/runs.js';
import { unheardOf } from './unheard-of.js';

/**
 * A run and its twin share their luck: whatever a fault does, every stream is drawn from as often as without it. One draw
 * more or less, and from there on the difference between the two is chance.
 */

/** Draws of the run that is being simulated, by secret and path of the stream. */
const draws = vi.hoisted(() => new Map<string, number>());

vi.mock('../../src/core/rng.js', async (original) => {
  const real = await original<typeof import('../../src/core/rng.js')>();
  const createStream = (secret: string, path: StreamPath): Stream => {
    const stream = real.createStream(secret, path);
    const name = JSON.stringify([secret, ...path]);
    const counted = <T>(count: number, drawn: T): T => {
      draws.set(name, (draws.get(name) ?? 0) + count);
      return drawn;
    };
    return {
      uniform: () => counted(1, stream.uniform()),
      normal: () => counted(1, stream.normal()),
      normals: (into) => counted(into.length, stream.normals(into)),
      integer: (count) => counted(1, stream.integer(count)),
      pick: (items) => counted(1, stream.pick(items)),
    };
  };
  return { ...real, createStream };
});

const SECRET = secretOfSeed('paired');
const pairs = scenarios
  .map((full) => shortened(full, 320))
  .flatMap((scenario) =>
    catalogue.all
      .filter((fault) => fault.excludedFrom(scenario) === null)
      .flatMap((fault) =>
        [0.3, 1].map((severity) => ({ id: fault.meta.id, in: scenario.id, severity, fault, scenario })),
      ),
  );

/** Draws from each of a run's own streams; those of its data are drawn once a scenario. */
function drawsOf(scenario: Scenario, ...injections: ReturnType<typeof resolve>[]): Map<string, number> {
  draws.clear();
  run(scenario, 'paired', injections);
  return new Map([...draws].filter(([name]) => name.startsWith(`["${SECRET}"`)));
}

const twins = new Map<Scenario, Map<string, number>>();

test.each(pairs)('$id in $in at severity $severity draws as its twin does', ({ scenario, fault, severity }) => {
  const twin = twins.get(scenario) ?? drawsOf(scenario);
  twins.set(scenario, twin);
  const own = drawsOf(
    scenario,
    resolve({ fault, onset: 40, severity, where: fault.places(scenario).at(-1) }, scenario),
  );
  expect(twin.size).toBeGreaterThan(5);
  // A fault may draw from a stream that nobody else does.
  expect(new Map([...own].filter(([name]) => twin.has(name)))).toEqual(twin);
});

test.each(scenarios.map((full) => shortened(full, 320)))(
  'every cause at once in $id draws as its twin does',
  (scenario) => {
    const twin = drawsOf(scenario);
    const own = drawsOf(scenario, resolve({ fault: unheardOf, onset: 40 }, scenario));
    expect(new Map([...own].filter(([name]) => twin.has(name)))).toEqual(twin);
  },
);

/** Draws from the streams of the burn-in, by the name of the stream within the window that each goes before. */
const beforeWindow = (counts: Map<string, number>): Map<string, number> =>
  new Map(
    [...counts]
      .map(([name, count]) => [JSON.parse(name) as string[], count] as const)
      .filter(([[, first]]) => first === 'burn-in')
      .map(([[, , ...path], count]) => [path.join(), count]),
  );
const withinWindow = (counts: Map<string, number>): Map<string, number> =>
  new Map([...counts].filter(([name]) => !name.includes('"burn-in"')));

const early = scenarios.filter(({ window }) => window.firstStep > 0).map((full) => shortened(full, 60));

test.each(early)('what comes before the window of $id draws from streams of its own', (scenario) => {
  const [whole, less] = [scenario.window.firstStep, 30].map((firstStep) =>
    drawsOf({ ...scenario, window: { steps: 60, firstStep } }),
  ) as [Map<string, number>, Map<string, number>];
  expect(withinWindow(whole).get(JSON.stringify([SECRET, 'logit-scale']))).toBe(60);
  expect(withinWindow(less)).toEqual(withinWindow(whole));
  expect(beforeWindow(less).get('logit-scale')).toBe(30);
  expect(beforeWindow(whole).get('logit-scale')).toBeGreaterThan(30);
  expect([...beforeWindow(whole).keys()]).toEqual([...beforeWindow(less).keys()]);
});

test('a run shown from its first step has no burn-in', () => {
  const first = scenarios.filter(({ window }) => window.firstStep === 0);
  expect(first).not.toEqual([]);
  for (const scenario of first) expect(beforeWindow(drawsOf(shortened(scenario, 60))).size).toBe(0);
});

const skipping = scenarios.map((full): Scenario => {
  const numerics = {
    ...full.numerics,
    gradients: 'fp16' as const,
    lossScale: { initial: 1024, growthSteps: 2000, headroom: 8 },
  };
  return { ...shortened(full, 200), numerics };
});

test.each(skipping)('a step of $id that is skipped draws as any other', (scenario) => {
  const healthy = resolve({ fault: catalogue.get('healthy'), onset: 50 }, scenario);
  const broken = {
    ...healthy.fault,
    create: (): Hooks => ({ gradientFactor: (factor, { step }) => (step % 50 === 0 ? 1e4 : factor) }),
  };
  const events = run(scenario, 'paired', [{ ...healthy, fault: broken }]).log.filter(({ text }) =>
    text.includes('skipped'),
  );
  expect(events.map(({ step }) => step)).toEqual([50, 100, 150]);
  expect(drawsOf(scenario, { ...healthy, fault: broken })).toEqual(drawsOf(scenario));
});
