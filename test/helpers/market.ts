import type { Probe } from '../../src/lab/probe.js';
import { createLikelihoods, type LikelihoodsFile } from '../../src/puzzle/investigation/likelihoods.js';
import type { Market } from '../../src/puzzle/investigation/policy.js';

/** Probes of a made-up market: what each finds for each cause, of 1,000 runs. */
export type Found = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

export function fileOf(found: Found): LikelihoodsFile {
  return {
    format: 'lossleuth-probe-likelihoods',
    generator: 'test',
    probes: Object.fromEntries(
      Object.entries(found).map(([probe, causes]) => [
        probe,
        {
          findings: Object.values(causes)[0]!.map((_, finding) => `finding ${finding}`),
          counts: { tiny: Object.fromEntries(Object.entries(causes).map(([cause, counts]) => [cause, [...counts]])) },
        },
      ]),
    ),
  };
}

export function marketOf(found: Found, prices: Readonly<Record<string, number>>, budget = 100): Market {
  const probes = Object.keys(found).map((id) => ({
    meta: { id },
    findings: fileOf(found).probes[id]!.findings,
  })) as unknown as Probe[];
  return {
    scenario: 'tiny',
    budget,
    likelihoods: createLikelihoods(fileOf(found), probes),
    offers: Object.entries(prices).map(([id, gpuHours]) => ({
      id,
      name: id,
      question: '?',
      kind: 'measurement',
      hours: gpuHours,
      gpuHours,
    })),
  };
}
