/**
 * Names in a user's file may hold what a terminal or a browser would obey: controls, and marks that turn the direction of
 * writing. Each becomes a sign that something was there.
 */
export const printable = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
