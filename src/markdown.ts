import { marked, type Token, type Tokens } from 'marked';

/** Markdown of our own pages as HTML; nothing a user wrote passes through here. */
export function markdownToHtml(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

/** The blocks of a page in order. */
export function blocksOf(markdown: string): readonly Token[] {
  return marked.lexer(markdown).filter(({ type }) => type !== 'space');
}

export function isHeading(token: Token, depth: number): token is Tokens.Heading {
  return token.type === 'heading' && token['depth'] === depth;
}

/** What a reader of the rendered text reads, without markup; white space as single spaces. */
export function plainText(tokens: readonly Token[]): string {
  return tokens.map(textOf).join(' ').replaceAll(/\s+/g, ' ').trim();
}

function textOf(token: Token): string {
  if (token.type === 'list') return plainText((token as Tokens.List).items);
  if (token.type === 'br') return ' ';
  const inner = 'tokens' in token ? token.tokens : undefined;
  // Inline pieces follow one another without a space of their own.
  if (inner !== undefined) return inner.map(textOf).join(token.type === 'list_item' ? ' ' : '');
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
}
