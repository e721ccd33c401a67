import { badInput } from '#platform/errors.js';
import { lookupTerms } from '../text/terms.js';
import { wordsOf } from '../text/words.js';
import { parseDay } from './parse-day.js';
import { MAX_PARTS, MAX_QUERY_LENGTH, type Part, type SearchQuery } from './search-query.js';

/** `-"a phrase"`, `-word`, or a quote that nothing closes. */
const TOKEN = /(-?)(?:"([^"]*)"|([^\s"]+)|("))/g;

const OPERATOR = /^(from|since|until|lang|has):(.*)$/is;
const TAG = /^[#＃]([\p{L}\p{N}\p{M}_]+)/u;
const MENTION = /^[@＠](\w+)/;
const USERNAME = /^@?(\w{1,50})$/;

/**
 * Reads the search language: words, "phrases", #tag, @mention, from:user, since: and until: days, lang:, has:links, and a
 * minus before what must not be there. BAD_USER_INPUT for what makes no sense, and for a query that names nothing to look
 * for: it could only be answered by reading everything.
 */
export function parseQuery(text: string): SearchQuery {
  if (text.length > MAX_QUERY_LENGTH) throw wrong(`Ask with at most ${MAX_QUERY_LENGTH} characters.`);
  const query: SearchQuery = { all: [], none: [], since: null, until: null };
  let parts = 0;
  for (const [, minus, phrase, word, quote] of text.replace(/[“”„«»]/g, '"').matchAll(TOKEN)) {
    if (quote !== undefined) throw wrong('A quote is not closed.');
    if (++parts > MAX_PARTS) throw wrong(`Ask for at most ${MAX_PARTS} things at once.`);
    readToken(query, minus === '-', phrase, word);
  }
  if (parts === 0) throw wrong('Say what to look for.');
  if (!query.all.some(canBeLookedUp)) {
    throw wrong(
      'Say what to look for: dates, negations and words that stand in nearly every tweet are not enough.',
    );
  }
  if (query.since !== null && query.until !== null && query.since >= query.until) {
    throw wrong('since: must be before until:.');
  }
  return query;
}

function readToken(query: SearchQuery, negated: boolean, phrase: string | undefined, word = ''): void {
  const [, operator = '', value = ''] = phrase === undefined ? (OPERATOR.exec(word) ?? []) : [];
  const side = operator.toLowerCase();
  if (side === 'since' || side === 'until') {
    if (negated) throw wrong(`${side}: cannot be negated.`);
    query[side] = parseDay(side, value);
    return;
  }
  const part =
    phrase === undefined ? readWord(side, value, word) : { kind: 'words' as const, words: wordsOf(phrase) };
  (negated ? query.none : query.all).push(part);
}

function readWord(operator: string, value: string, word: string): Part {
  if (operator !== '') return readOperator(operator, value);
  if (/^[-#＃@＠]$/.test(word)) throw wrong(`There is nothing behind ${word}.`);
  const tag = TAG.exec(word)?.[1];
  if (tag !== undefined) return { kind: 'tag', name: tag };
  const mention = MENTION.exec(word)?.[1];
  if (mention !== undefined) return { kind: 'mention', username: mention };
  return { kind: 'words', words: wordsOf(word) };
}

function readOperator(operator: string, value: string): Part {
  if (value === '') throw wrong(`There is nothing behind ${operator}:.`);
  if (operator === 'from') {
    const username = USERNAME.exec(value)?.[1];
    if (username === undefined) throw wrong('from: wants a username.');
    return { kind: 'from', username };
  }
  if (operator === 'lang') {
    if (!/^[a-z]{2,3}$/i.test(value)) throw wrong('lang: wants a language such as en.');
    return { kind: 'lang', lang: value.toLowerCase() };
  }
  if (value.toLowerCase() !== 'links') throw wrong('has: knows links only.');
  return { kind: 'links' };
}

function canBeLookedUp(part: Part): boolean {
  return part.kind !== 'words' || lookupTerms(part.words).length > 0;
}

function wrong(message: string): Error {
  return badInput('query', message);
}
