import type { Catalogue } from '../catalogue.js';
import { createStream, secretOfSeed } from '../core/rng.js';
import type { DataFiles } from '../data-files.js';
import type { Diagnostician } from '../diagnose/diagnostician.js';
import type { PuzzleFactory } from '../puzzle/factory.js';
import { themeRecipe } from '../puzzle/theme.js';
import { createPractice, type Practice } from '../server/practice.js';
import { factoryOf } from './factory.js';

/** Practice begins with clear cases, then goes on with every dose, and every so often with a documented case or a recorded run. */
const STARTER_PUZZLES = 5;
const INCIDENT_SHARE = 1 / 6;
const RECORDED_SHARE = 1 / 12;

/**
 * The first puzzle of all, the same for everyone: of the seeds tried, one whose spike lies well inside the run, with a
 * learning-rate panel that logs the plan, no dead panel, no benign event, and no line of a log close to it.
 */
const GUIDE_SEED = 'guide 15';

/** The practice sequence of a data directory. */
export function practiceOf(
  files: DataFiles,
  catalogue: Catalogue,
  diagnostician: Diagnostician,
  secret: string,
): Practice {
  const starter = factoryOf(files.recipe('starter'), files, catalogue, diagnostician, { equalWork: true });
  const mixed = factoryOf(files.recipe('mixed'), files, catalogue, diagnostician, { equalWork: true });
  // A prior of its own would tell that the puzzle repeats a documented case.
  const incidents = factoryOf(files.recipe('incidents'), files, catalogue, diagnostician, {
    equalWork: true,
    prior: mixed.prior,
  });
  const recorded = factoryOf(files.recipe('recorded'), files, catalogue, diagnostician);
  const drawn = (number: number): PuzzleFactory => {
    const share = createStream(secret, ['incident', number]).uniform();
    if (share < INCIDENT_SHARE) return incidents;
    return share < INCIDENT_SHARE + RECORDED_SHARE ? recorded : mixed;
  };
  // The prior of its own recipe would name the cause.
  const guide = factoryOf(files.recipe('guide'), files, catalogue, diagnostician, {
    equalWork: true,
    prior: starter.prior,
  });
  return createPractice({
    factoryFor(number) {
      return number < STARTER_PUZZLES ? starter : drawn(number);
    },
    themedFactory: (theme) => factoryOf(themeRecipe(theme), files, catalogue, diagnostician, { equalWork: true }),
    secret,
    guide: { factory: guide, secret: secretOfSeed(GUIDE_SEED) },
  });
}
