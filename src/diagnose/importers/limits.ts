/** What an import takes before it refuses. A run of a million steps with a dozen panels stays below all of them. */

/** Largest run as it lies on the disk or comes over the wire, all its files together. */
export const LARGEST_FILE_BYTES = 64 * 1024 * 1024;
/** Largest text or event file once its gzip is undone. */
export const LARGEST_INFLATED_BYTES = 256 * 1024 * 1024;
/** Largest JSON text: it is held in memory whole, at several times its size. */
export const LARGEST_JSON_BYTES = 64 * 1024 * 1024;
/** Most event files of one directory. */
export const MOST_FILES = 256;
export const MOST_ROWS = 1_000_000;
export const MOST_COLUMNS = 5_000;
/** Most values kept of one run, over all columns that are used. */
export const MOST_VALUES = 12_000_000;
/** Most different slices of an evaluation file. */
export const MOST_SLICES = 500;

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
