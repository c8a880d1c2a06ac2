import { readdirSync } from 'node:fs';
import { AppError } from '../core/errors.js';
import type { Feature } from './feature.js';

/** Discovers src/diagnose/features/*: a file gives a list of features, and adding one edits no other. Sorted by file. */
export async function loadFeatures(): Promise<ReadonlyMap<string, Feature>> {
  const directory = new URL('./features/', import.meta.url);
  const files = readdirSync(directory)
    .filter((file) => /^[a-z0-9-]+\.(js|ts)$/.test(file) && !file.endsWith('.d.ts'))
    .sort();
  const features = new Map<string, Feature>();
  for (const file of files) {
    const { default: list } = (await import(new URL(file, directory).href)) as { default: readonly Feature[] };
    for (const feature of list) {
      if (features.has(feature.id))
        throw new AppError('invalid', 'feature', `${feature.id} (there are two of that id)`);
      features.set(feature.id, feature);
    }
  }
  return features;
}
