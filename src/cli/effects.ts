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
  /** Variables of the caller, of which a program that is started gets those it is said to get. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Kills a process that was started as the leader of a group, and the group with it; what is gone is no error. */
  readonly endGroup: (leader: number) => void;
  readonly clock: () => Date;
  /** Aborted when the user interrupts. */
  readonly interrupted: AbortSignal;
  readonly loadCatalogue: () => Promise<Catalogue>;
}
