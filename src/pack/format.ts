/** Names and versions that other programs rely on; docs/pack-format.md describes them. */

export const PACK_FORMAT = 'lossleuth-pack';
export const KEY_FORMAT = 'lossleuth-key';
/** Raised when a reader of the old version could misread a file of the new one. */
export const FORMAT_VERSION = 1;
/** Raised when the same puzzle secret gives other bytes than before. */
export const GENERATOR = 'lossleuth/10';

export const PACK_FILE = 'pack.jsonl';
export const KEY_FILE = 'pack.key.jsonl';
export const ANSWERS_FILE = 'answers.jsonl';

/** Most puzzles a pack may hold. */
export const MAX_COUNT = 100_000;
/** Longest line a reader accepts, in bytes: a puzzle is at most 250 KB. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;
