import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/json.js';
import { secretOfSeed } from '../../src/core/rng.js';
import { STEP_METRICS } from '../../src/core/vocabulary.js';
import { evidenceByPanel, panelNoise } from '../../src/puzzle/evidence.js';
import type { DraftPuzzle } from '../../src/puzzle/factory.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import type { Answer } from '../../src/puzzle/puzzle.js';
import type { WhyNot } from '../../src/puzzle/revealed.js';
import { tellingPanels } from '../../src/puzzle/telling.js';
import { spanOf } from '../../src/puzzle/telling-span.js';
import type { Trace } from '../../src/run/trace.js';
import { trusting } from '../helpers/diagnostician.js';
import { cachedRun, catalogue, scenarioOf, scenarios } from '../helpers/runs.js';

const recipe = {
  id: 'mixed',
  title: 'Mixed',
  scenarios: scenarios.map(({ id }) => id),
  healthyShare: 0.3,
  severity: [0.2, 1] as [number, number],
  count: 1,
};
const factory = createPuzzleFactory({ recipe, scenarios, faults: catalogue.all, diagnostician: trusting });
const drafts = Array.from({ length: 14 }, (_, i) => factory.generate(secretOfSeed(`why not ${i}`)));
const faulty = drafts.filter(({ key }) => key.cause !== 'healthy');
const healthy = drafts.filter(({ key }) => key.cause === 'healthy');
/** A healthy run in which something happened. */
const eventful = healthy.find(({ key }) => key.injections.length > 0)!;
const onsetOf = ({ key }: DraftPuzzle) => key.injections.find(({ fault }) => fault === key.cause)?.onset;

/** Explanations, each simulated once. */
const explanations = new Map<string, WhyNot>();
function explain(draft: DraftPuzzle, answer: Answer | null): WhyNot {
  const name = JSON.stringify([draft.puzzle.id, answer]);
  const made = explanations.get(name) ?? factory.whyNot(draft, answer);
  explanations.set(name, made);
  return made;
}

const answerOf = ({ puzzle }: DraftPuzzle, cause: string, onset?: Answer['onset']): Answer => ({
  puzzle: puzzle.id,
  causes: { [cause]: 0.9 },
  ...(onset !== undefined && { onset }),
});

const eventOf = ({ key }: DraftPuzzle) => key.injections.find(({ fault }) => fault !== key.cause);

/** Causes that a run is taken for: in a healthy one with a benign event, those of the event. */
const mistakenFor = (draft: DraftPuzzle) => {
  const event = draft.key.cause === 'healthy' ? eventOf(draft) : undefined;
  return catalogue.get(event?.fault ?? draft.key.cause).meta.confusableWith;
};

/** A wrong candidate that is no neighbour, so that it differs from the alternative of that role. */
const wrongFor = ({ puzzle, key }: DraftPuzzle): string =>
  puzzle.candidates.find(({ id }) => id !== key.cause && id !== 'healthy')!.id;

describe('alternatives', () => {
  test('are the cause of a wrong answer and a neighbour of the truth, never the same', () => {
    for (const draft of drafts.slice(0, 6)) {
      const wrong = wrongFor(draft);
      const { alternatives } = explain(draft, answerOf(draft, wrong));
      const [chosen, neighbour] = alternatives;
      expect([chosen?.role, chosen?.cause.id]).toEqual(['chosen', wrong]);
      expect(neighbour?.role).toBe('neighbour');
      expect(mistakenFor(draft)).toContain(neighbour?.cause.id);
      expect(draft.puzzle.candidates.map(({ id }) => id)).toContain(neighbour?.cause.id);
      expect(new Set([draft.key.cause, chosen?.cause.id, neighbour?.cause.id]).size).toBe(3);
    }
  });

  test('are neighbours alone after a right answer and after giving up', () => {
    for (const draft of drafts.slice(0, 4)) {
      for (const answer of [answerOf(draft, draft.key.cause), null]) {
        const { alternatives } = explain(draft, answer);
        expect(alternatives.map(({ role }) => role)).toEqual(['neighbour']);
      }
    }
  });

  test('set in when the fault did; for a healthy run in the middle of the answer, or of the run', () => {
    const onsets = (draft: DraftPuzzle, answer: Answer) =>
      new Set(
        explain(draft, answer).alternatives.flatMap(({ onset, cause, role }) =>
          cause.id === 'healthy' || (role === 'neighbour' && draft === eventful) ? [] : [onset],
        ),
      );
    const draft = faulty[0]!;
    expect(onsets(draft, answerOf(draft, wrongFor(draft), [10, 20]))).toEqual(new Set([onsetOf(draft)]));
    const { steps } = healthy[0]!.puzzle;
    const wrong = wrongFor(healthy[0]!);
    expect(onsets(healthy[0]!, answerOf(healthy[0]!, wrong, [1000, 1201]))).toEqual(new Set([1100]));
    expect(onsets(healthy[0]!, answerOf(healthy[0]!, wrong, 'none'))).toEqual(new Set([Math.floor(steps / 2)]));
    expect(onsets(healthy[0]!, answerOf(healthy[0]!, wrong, 'start'))).toEqual(new Set([0]));
  });

  test('of a healthy run with a benign event stand in place of the event, at its step', () => {
    const [neighbour] = explain(eventful, null).alternatives;
    const { fault, onset } = eventOf(eventful)!;
    expect(catalogue.get(fault).meta.confusableWith).toContain(neighbour?.cause.id);
    expect(neighbour).toMatchObject({ role: 'neighbour', onset });
    expect(factory.reveal(eventful, null, null).control).toMatchObject({ id: fault, step: onset });
  });

  test('of "healthy" on a faulty run are the twin of the reveal, byte for byte', () => {
    for (const draft of faulty.slice(0, 4)) {
      const answer = answerOf(draft, 'healthy');
      const [chosen] = explain(draft, answer).alternatives;
      const { twin } = factory.reveal(draft, answer, null);
      expect(chosen).toMatchObject({
        cause: { id: 'healthy' },
        severity: null,
        onset: null,
        where: { id: 'whole-run' },
      });
      expect(canonicalJson(chosen!.series)).toBe(canonicalJson(twin.series));
      expect(canonicalJson(chosen!.evaluations)).toBe(canonicalJson(twin.evaluations));
    }
  });

  test('are the same bytes twice, and change nothing they are given', () => {
    const draft = drafts[0]!;
    const before = canonicalJson(draft);
    const answer = answerOf(draft, wrongFor(draft), [100, 300]);
    const first = canonicalJson(explain(draft, answer));
    expect(canonicalJson(factory.whyNot(draft, answer))).toBe(first);
    expect(canonicalJson(draft)).toBe(before);
  });

  test('share every value with the observed run before the onset', () => {
    const draft = faulty.find((candidate) => onsetOf(candidate)! > 100)!;
    const onset = onsetOf(draft)!;
    for (const { series } of explain(draft, answerOf(draft, wrongFor(draft))).alternatives)
      for (const metric of STEP_METRICS)
        expect(series[metric].slice(0, onset)).toEqual(draft.puzzle.series[metric].slice(0, onset));
  });
});

describe('telling panels', () => {
  test('are at most three, ranked, told in a sentence with both numbers, and there is always one', () => {
    for (const draft of drafts) {
      for (const { panels, evidence } of explain(draft, answerOf(draft, wrongFor(draft))).alternatives) {
        expect(panels.length).toBeGreaterThanOrEqual(1);
        expect(panels.length).toBeLessThanOrEqual(3);
        const ranked = panels.map((panel) => panel.evidence);
        expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
        expect(ranked.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(evidence * 1.001);
        for (const { panel, slice, text, evidence: own, from, to } of panels) {
          expect(slice === null).toBe(!panel.startsWith('slice-'));
          expect(from >= 0 && from <= to && to < draft.puzzle.steps).toBe(true);
          if (slice !== null) expect(text).toContain(draft.puzzle.evaluations.slices[slice]!.name);
          expect(text).toMatch(
            own < 4.5
              ? /^No panel tells the two apart/
              : /(under this cause, \S+ in your run(; .+(in both|\S+ and \S+))?|in both, but \S+ apart at a typical (step|evaluation))\.$/,
          );
        }
      }
    }
  });

  test('say so where nothing tells the two apart, and what comes nearest', () => {
    const scenario = scenarioOf('llm-pretrain-7b');
    const observed = cachedRun(scenario, 1);
    const noise = panelNoise(cachedRun(scenario, 2));
    const told = (alternative: Trace) =>
      tellingPanels(evidenceByPanel(observed, alternative, noise), { observed, alternative, scenario });
    expect(told(observed)).toEqual([
      {
        panel: 'train-loss',
        slice: null,
        evidence: 0,
        text: 'No panel tells the two apart: every value would have been the same.',
        from: 0,
        to: scenario.window.steps - 1,
      },
    ]);
    const norm = observed.series['gradient-norm'].slice();
    norm[700]! *= 1 + noise.step.get('gradient-norm')!;
    const [close, ...others] = told({ ...observed, series: { ...observed.series, 'gradient-norm': norm } });
    expect(others).toEqual([]);
    expect(close).toMatchObject({ panel: 'gradient-norm', slice: null });
    expect(close!.text).toMatch(/^No panel tells the two apart: gradient norm comes nearest, with 0\.\d+ nats/);
  });

  test('name a slice with the evidence of its own, not with that of the whole panel', () => {
    const scenario = scenarioOf('llm-pretrain-7b');
    const observed = cachedRun(scenario, 1);
    const line = (slice: number, evidence: number) => ({
      panel: 'slice-loss',
      slice,
      evidence,
      values: new Float64Array([evidence]),
    });
    const [panel] = tellingPanels([line(0, 1.5), line(1, 2.25)], { observed, alternative: observed, scenario });
    expect(panel).toMatchObject({ panel: 'slice-loss', slice: 1, evidence: 3.75 });
    expect(panel!.text).toContain(`loss on ${scenario.sources[1]!.name} comes nearest, with 2.3 nats`);
  });

  test('name the steps in which a spike came and went, and the step from which a change stays', () => {
    const scenario = scenarioOf('llm-pretrain-7b');
    const alternative = cachedRun(scenario, 1);
    const noise = panelNoise(cachedRun(scenario, 2));
    const text = (change: (step: number) => number) => {
      const norm = alternative.series['gradient-norm'].map((value, step) => value * change(step));
      const observed = { ...alternative, series: { ...alternative.series, 'gradient-norm': norm } };
      return tellingPanels(evidenceByPanel(observed, alternative, noise), { observed, alternative, scenario })[0]!.text;
    };
    expect(text((step) => (step >= 1000 && step < 1020 ? 4 : 1))).toMatch(/^Gradient norm in steps 1,000–1,019: /);
    expect(text((step) => (step >= 1000 ? 4 : 1))).toMatch(/^Gradient norm from step 1,000 on: /);
    expect(text((step) => (step === 1000 ? 4 : 1))).toMatch(/^Gradient norm at step 1,000: /);
  });

  test('tell a spike that a change the other way follows, and one that nothing to speak of follows', () => {
    const scenario = scenarioOf('llm-pretrain-7b');
    const base = cachedRun(scenario, 1);
    const noise = panelNoise(cachedRun(scenario, 2));
    const ratio = base.series['update-ratio'].slice().fill(0.002, 1332);
    const alternative = { ...base, series: { ...base.series, 'update-ratio': ratio } };
    const told = (change: (step: number) => number) => {
      const changed = ratio.map((value, step) => value * change(step));
      const observed = { ...alternative, series: { ...alternative.series, 'update-ratio': changed } };
      return tellingPanels(evidenceByPanel(observed, alternative, noise), { observed, alternative, scenario })[0]!;
    };
    const inSpike = (step: number) => step >= 1332 && step < 1343;
    expect(told((step) => (inSpike(step) ? 40 : step >= 1343 ? 0.4 : 1))).toMatchObject({
      text: 'Update-to-weight ratio in steps 1,332–1,342: 0.002 under this cause, 0.08 in your run; from then on 0.002 and 0.0008.',
      from: 1332,
      to: 1342,
    });
    // What follows agrees in direction: one sentence holds for all of it.
    expect(told((step) => (inSpike(step) ? 40 : step >= 1343 ? 3 : 1)).text).toBe(
      'Update-to-weight ratio from step 1,332 on: 0.002 under this cause, 0.006 in your run.',
    );
  });

  test('name the steps of a difference that fades', () => {
    const values = Float64Array.from({ length: 3000 }, (_, step) => (step >= 1331 && step < 1926 ? 40 : 0));
    expect(spanOf(values)[0]).toBe(1331);
    expect(spanOf(values)[1]).toBeLessThan(1926);
    expect(spanOf(values.map((_, step) => (step >= 1331 ? 40 : 0)))).toEqual([1331, 2999]);
  });
});
