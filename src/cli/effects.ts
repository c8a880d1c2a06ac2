import type { Catalogue } from '../catalogue.js';

/** Everything the command line does to the world, passed in by bin.ts so that tests can pass in something else. */
export interface Effects {
  /** Text for standard output and standard error; lines end with \n. */
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Whether standard error is a terminal: progress bars are silent elsewhere. */
  readonly isTerminal: boolean;
  /** Folder of the package: scenarios/, static/ and dist/ are below it. */
  readonly root: string;
  /** Where `play` keeps attempts when --data is absent. */
  readonly dataDirectory: string;
  readonly clock: () => Date;
  /** Aborted when the user interrupts. */
  readonly interrupted: AbortSignal;
  readonly loadCatalogue: () => Promise<Catalogue>;
}
