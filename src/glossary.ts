import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invalid } from './core/errors.js';
import { blocksOf, isHeading, plainText } from './markdown.js';

export interface GlossaryTerm {
  /** The term in kebab-case. */
  readonly id: string;
  readonly term: string;
  /** One to three sentences of plain text. */
  readonly text: string;
}

/** Reads static/glossary.md: a heading of the second level and one paragraph for each term. */
export function readGlossary(root: string): readonly GlossaryTerm[] {
  return parseGlossary(readFileSync(join(root, 'static', 'glossary.md'), 'utf8'));
}

/** @throws AppError where a heading is not followed by exactly one paragraph */
export function parseGlossary(markdown: string): GlossaryTerm[] {
  const blocks = blocksOf(markdown);
  const terms: GlossaryTerm[] = [];
  blocks.forEach((block, i) => {
    if (!isHeading(block, 2)) return;
    const term = plainText([block]);
    const [paragraph, after] = [blocks[i + 1], blocks[i + 2]];
    if (paragraph?.type !== 'paragraph' || (after !== undefined && !isHeading(after, 2)))
      throw invalid('glossary', `${term} (a term has one paragraph)`);
    terms.push({ id: idOf(term), term, text: plainText([paragraph]) });
  });
  return terms;
}

function idOf(term: string): string {
  return term
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
