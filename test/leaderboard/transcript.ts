import type { Conversation } from '../../src/agents/conversation.js';

/** Lines to the agent begin with >, those of the agent with <. */
export function overhear(conversation: Conversation, said: string[]): Conversation {
  said.push(`>${conversation.opening}`);
  return {
    opening: conversation.opening,
    take(line) {
      said.push(`<${line}`);
      const turn = conversation.take(line);
      if (turn.reply !== null) said.push(`>${turn.reply}`);
      return turn;
    },
  };
}

/** Longest line of a page, and elements of an array that are shown. */
const WIDTH = 120;
const SHOWN = 2;
/** Numbers by name beyond these are a list. */
const MOST_FIELDS = 12;

/** The conversation for a page: every message broken into lines, long arrays and the prior cut, where … stands for the rest. */
export function transcript(said: readonly string[]): string {
  return said.map((line) => `${line[0]} ${broken(shortened(JSON.parse(line.slice(1))), 2, 0)}\n`).join('');
}

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) {
    const some = value.slice(0, SHOWN).map(shortened);
    return value.length > SHOWN + 1 ? [...some, '…'] : value.map(shortened);
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, one]) => [name, shortened(one)]);
  const isPrior = entries.length > MOST_FIELDS && entries.every(([, one]) => typeof one === 'number');
  return Object.fromEntries(isPrior ? [...entries.slice(0, SHOWN), ['…', '…']] : entries);
}

/** JSON in one line where it fits, else a field or an element a line. @param taken columns before and behind it */
function broken(value: unknown, indent: number, taken: number): string {
  const line = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || indent + taken + line.length <= WIDTH) return line;
  const inner = indent + 2;
  const pad = ' '.repeat(inner);
  const parts = Array.isArray(value)
    ? value.map((one) => `${pad}${broken(one, inner, 1)}`)
    : Object.entries(value).map(([name, one]) => `${pad}"${name}": ${broken(one, inner, name.length + 5)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.join(',\n')}\n${' '.repeat(indent)}${close}`;
}
