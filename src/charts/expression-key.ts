/**
 * Name under which the compiled form of a chart's expression is kept: 53 bits of its text (cyrb53, public domain), so that
 * the texts themselves need not travel to the browser. The build refuses two texts with one name.
 */
export function expressionKey(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** The channels of one encoding and the kind of mark they are for, as the parser describes them. */
export interface Encoding {
  readonly marktype: string;
  readonly channels: Readonly<Record<string, { readonly code: string }>>;
}

/** Text of an encoding: unlike an expression it is many, one a channel. */
export function encodingText({ marktype, channels }: Encoding): string {
  let text = marktype;
  for (const name in channels) text += `\n${name}=${channels[name]!.code}`;
  return text;
}
