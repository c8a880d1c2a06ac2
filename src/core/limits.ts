/** Limits that more than one room keeps to. */

/** Longest notes on one puzzle, in UTF-16 code units. */
export const LONGEST_NOTES = 20_000;
