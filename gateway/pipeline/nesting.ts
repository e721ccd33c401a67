import { Lexer, Source, TokenKind } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import type { Limits } from '../limits.js';

/** How much each token opens: brackets of lists, types, input objects, arguments and selection sets. */
const OPENS: Readonly<Partial<Record<TokenKind, number>>> = {
  [TokenKind.BRACKET_L]: 1,
  [TokenKind.BRACE_L]: 1,
  [TokenKind.PAREN_L]: 1,
  [TokenKind.BRACKET_R]: -1,
  [TokenKind.BRACE_R]: -1,
  [TokenKind.PAREN_R]: -1,
};

/**
 * Whether the brackets of a text are nested deeper than `levels`. Parsers and planners call themselves for each level, and a
 * fresh process has room for fewer calls than one whose code is compiled: so the text is measured before anything reads it.
 * A text that is not GraphQL is measured up to the place of its error, and no more than `maxTokens` are read.
 */
export function isTextNestedBeyond(levels: number, text: string, maxTokens: number): boolean {
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  try {
    for (let tokens = 0; tokens <= maxTokens; tokens++) {
      const { kind } = lexer.advance();
      if (kind === TokenKind.EOF) return false;
      depth += OPENS[kind] ?? 0;
      if (depth > levels) return true;
    }
  } catch {
    // The parser says where the text is not GraphQL.
  }
  return false;
}

/** A document or its variables are nested deeper than the limit. */
export class NestedTooDeeply extends RookeryError {
  constructor({ nesting }: Pick<Limits, 'nesting'>) {
    super('OPERATION_TOO_COMPLEX', { message: `The operation has more than ${nesting} levels of brackets.` });
  }
}
