import { describe, expect, test } from 'vitest';
import { secretOfSeed } from '../../src/core/rng.js';
import { HEALTHY } from '../../src/core/vocabulary.js';
import { readDataFiles } from '../../src/data-files.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import { checkIncident, parseIncident } from '../../src/puzzle/incident.js';
import { trusting } from '../helpers/diagnostician.js';
import { catalogue, root, scenarios } from '../helpers/runs.js';

/** Documented cases as puzzles: fixed causes and doses, fresh runs, and nothing told before the end. */

const { incidents, recipe } = readDataFiles(root);
const all = recipe('incidents');
const [slow] = incidents.filter(({ id }) => id === 'bloom-176b-slow-gpu');

describe('the documented cases', () => {
  test('can all be played; those that are identified often enough are drawn by the recipe', () => {
    expect(all.incidents!.length).toBeGreaterThan(7);
    for (const id of all.incidents!) expect(incidents.map((incident) => incident.id)).toContain(id);
    const played = all.scenarios.map((id) => scenarios.find((scenario) => scenario.id === id)!);
    for (const incident of incidents) expect(() => checkIncident(incident, played, catalogue.all)).not.toThrow();
  });

  test('name numbers and sources', () => {
    for (const { figures, sources } of incidents) {
      expect(figures.some(({ documented }) => /\d/.test(documented))).toBe(true);
      expect(sources.length).toBeGreaterThan(0);
    }
  });

  test.each([
    [{ ...slow, severity: 0 }, /severity/],
    [{ ...slow, figures: [] }, /figures/],
    [{ ...slow, sources: undefined }, /sources/],
  ])('are refused where a field is wrong', (wrong, named) => {
    expect(() => parseIncident(wrong, 'x.yaml')).toThrow(named);
  });

  test.each([
    [{ ...slow!, fault: 'slow-node' }, /unknown fault of incident bloom-176b-slow-gpu: slow-node/],
    [{ ...slow!, scenario: 'llm-7b' }, /unknown scenario of incident bloom-176b-slow-gpu: llm-7b/],
    [{ ...slow!, dose: { faster: 2 } }, /unknown dose of straggler-node: faster/],
    [{ ...slow!, where: 'maths' }, /unknown place of straggler-node: maths/],
  ])('are refused where nothing of the name is known', (wrong, named) => {
    expect(() => checkIncident(wrong, scenarios, catalogue.all)).toThrow(named);
  });
});

const drawn = incidents.filter(({ id }) => all.incidents!.includes(id));

describe.each(drawn)('a puzzle that repeats $id', (incident) => {
  const factory = createPuzzleFactory({
    recipe: { ...all, incidents: [incident.id] },
    scenarios: scenarios.filter(({ id }) => all.scenarios.includes(id)),
    faults: catalogue.all,
    incidents,
    diagnostician: trusting,
  });
  const draft = factory.generate(secretOfSeed(`incident ${incident.id}`));
  const control = catalogue.get(incident.fault).meta.family === 'control';

  test('has its cause, in its scenario, at its dose', () => {
    expect(draft.puzzle.scenario).toBe(incident.scenario);
    expect(draft.key.cause).toBe(control ? HEALTHY : incident.fault);
    const injected = draft.key.injections.find(({ fault }) => fault === incident.fault)!;
    expect(injected.severity).toBe(incident.severity);
    expect(injected.dose).toMatchObject(incident.dose);
    if (incident.where !== undefined) expect(injected.where).toBe(incident.where);
  });

  test('says nothing of it, and offers every candidate', () => {
    const text = JSON.stringify({ ...draft.puzzle, candidates: [] });
    for (const word of [incident.id, incident.title, incident.fault]) expect(text).not.toContain(word);
    expect(draft.puzzle.candidates.length).toBeGreaterThan(8);
  });

  test('tells it in the reveal', () => {
    const { title, story, figures, here, sources } = incident;
    expect(factory.reveal(draft, null, null).incident).toEqual({
      kind: 'incident',
      title,
      story,
      figures,
      here,
      sources,
    });
  });
});
