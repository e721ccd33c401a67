import { CommandError, badValue } from '../command-error.js';

/** A regular expression of a filter, and its compiled form. */
export interface Pattern {
  readonly source: string;
  readonly options: string;
  readonly expression: RegExp;
  /** The literal prefix of every match, for `^literal…` without options; undefined otherwise. */
  readonly prefix?: string;
  /** True when a string matches exactly when it starts with the prefix. */
  readonly onlyPrefix: boolean;
}

/** What PCRE and JavaScript interpret differently, outside and inside of a character class. */
const OUTSIDE: Record<string, string> = { s: '[ \\t\\n\\v\\f\\r]', S: '[^ \\t\\n\\v\\f\\r]' };
const INSIDE: Record<string, string> = { s: ' \\t\\n\\v\\f\\r' };

const SYNTAX = /[\^$\\.*+?()[\]{}|/]/;

/** Compiles a filter's pattern. PCRE features that JavaScript does not have are rejected. */
export function compilePattern(source: string, options: string): Pattern {
  if (/[^imsxu]/.test(options))
    throw new CommandError('Location51108', `invalid flag in regex options: ${options}`);
  if (source.includes('\0')) throw badValue('Regular expression cannot contain an embedded null byte');
  const flags = `u${options.includes('i') ? 'i' : ''}`;
  const prefix = options === '' ? literalPrefix(source) : undefined;
  try {
    const expression = new RegExp(translate(source, options), flags);
    return { source, options, expression, ...prefix, onlyPrefix: prefix?.onlyPrefix ?? false };
  } catch (error) {
    const reason = (error as Error).message;
    throw new CommandError('Location51091', `Regular expression is invalid here: ${reason}`);
  }
}

function literalPrefix(source: string): { prefix: string; onlyPrefix: boolean } | undefined {
  const match = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[^A-Za-z0-9])+)(.*)$/su.exec(source);
  if (match === null || source.includes('|')) return undefined;
  // Every group of the pattern takes part in a match.
  let [, literal, rest] = match as unknown as [string, string, string];
  // `^abc*` does not require the c.
  if (/^[*?{]/.test(rest)) {
    literal = literal.replace(/(?:\\.|[^\\])$/su, '');
    rest = 'more';
  }
  if (literal === '') return undefined;
  return { prefix: literal.replace(/\\(.)/gsu, '$1'), onlyPrefix: rest === '' || rest === '.*' };
}

/** Translates PCRE, MongoDB's dialect, to a JavaScript expression with the u flag. */
function translate(source: string, options: string): string {
  const multiline = options.includes('m');
  const symbols: Record<string, string> = {
    '.': options.includes('s') ? '[^]' : '[^\\n]',
    '^': multiline ? '(?<![^\\n])' : '^',
    // Without `m`, PCRE's dollar also matches before a newline at the very end.
    $: multiline ? '(?![^\\n])' : '(?=\\n?$)',
  };
  let result = '';
  let inClass = false;
  for (const token of tokens(options.includes('x') ? stripComments(source) : source)) {
    if (token.length > 1) result += escape(token[1]!, token, inClass);
    else if (inClass) {
      inClass = token !== ']';
      result += token === '[' ? '\\[' : token;
    } else if (token === '[') {
      inClass = true;
      result += token;
    } else if (options.includes('x') && /\s/.test(token)) continue;
    else result += symbols[token] ?? token;
  }
  return result;
}

/** Removes `#` to the end of the line, outside of character classes. */
function stripComments(source: string): string {
  let result = '';
  let inClass = false;
  let inComment = false;
  for (const token of tokens(source)) {
    if (inComment) inComment = token !== '\n';
    else if (!inClass && token === '#') inComment = true;
    else {
      if (token === '[') inClass = true;
      if (token === ']') inClass = false;
      result += token;
    }
  }
  return result;
}

function tokens(source: string): string[] {
  return source.match(/\\.|[^]/gsu) ?? [];
}

function escape(character: string, token: string, inClass: boolean): string {
  const rewritten = (inClass ? INSIDE : OUTSIDE)[character];
  if (rewritten !== undefined) return rewritten;
  if (/[A-Za-z0-9]/.test(character)) return token;
  return SYNTAX.test(character) || (inClass && character === '-') ? token : character;
}
