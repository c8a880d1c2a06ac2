import type { Catalogue } from '../../src/catalogue.js';
import type { Scenario } from '../../src/run/scenario.js';
import type { RecordedSignature } from '../reference/format.js';
import { createEnsembles } from './ensembles.js';
import { compareIncidents, type IncidentRow } from './incidents.js';
import type { LawRow } from './law.js';
import { compareLaws } from './laws.js';
import { compareSignatures, type SignatureAgreement } from './signatures.js';
import { compareTextures, type TextureRow } from './texture.js';

/** All results of a validation. */
export interface Parts {
  readonly seeds: Sizes;
  readonly signatures: readonly SignatureAgreement[];
  readonly laws: readonly LawRow[];
  readonly textures: readonly TextureRow[];
  readonly incidents: readonly IncidentRow[];
}

/** Simulated runs of each comparison. */
export interface Sizes {
  readonly signatures: number;
  readonly laws: number;
  readonly textures: number;
  readonly incidents: number;
}

export function compareAll(
  recorded: ReadonlyMap<string, RecordedSignature>,
  scenarios: readonly Scenario[],
  catalogue: Catalogue,
  seeds: Sizes,
): Parts {
  const ensembles = createEnsembles(scenarios, catalogue, seeds.laws);
  return {
    seeds,
    signatures: compareSignatures(recorded, { catalogue, scenarios }, seeds.signatures),
    laws: compareLaws(ensembles),
    textures: compareTextures(scenarios, seeds.textures),
    incidents: compareIncidents(scenarios, seeds.incidents),
  };
}
