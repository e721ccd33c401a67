/** A part of a text: plain, or what it links to. */
export interface TextPart {
  readonly kind: 'text' | 'mention' | 'hashtag' | 'url';
  readonly text: string;
}

/** Only these addresses become links: `javascript:` and others stay text. */
const PARTS =
  /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])|(?<![\p{L}\p{N}_@])@(\w{1,50})|(?<![\p{L}\p{N}_#&])#([\p{L}\p{M}\p{N}_]*[\p{L}\p{M}][\p{L}\p{M}\p{N}_]*)/gu;

/** Cuts a text into plain text, mentions, hashtags and addresses, in order. */
export function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    const kind = match[1] !== undefined ? 'url' : match[2] !== undefined ? 'mention' : 'hashtag';
    parts.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}
