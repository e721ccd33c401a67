import { badInput } from '#platform/errors.js';
import { entitiesIn } from '#social/text/entities.js';
import { wordsOf } from '#social/text/words.js';
import { lookupTerms } from '../text/terms.js';
import { parseDay } from './parse-day.js';
import { MAX_PARTS, MAX_QUERY_LENGTH, type Part, type SearchQuery } from './search-query.js';

/** `-"a phrase"`, `-word`, or a quote that is not closed. */
const TOKEN = /(-?)(?:"([^"]*)"|([^\s"]+)|("))/g;

const OPERATOR = /^(from|since|until|lang|has):(.*)$/is;
const USERNAME = /^@?(\w{1,50})$/;

/**
 * Parses the search language: words, "phrases", #tag, @mention, from:user, since: and until: days, lang:, has:links and has:media
 * (images, videos), and a minus before a part that must be absent. Hashtags and mentions are what they are in a tweet. BAD_USER_INPUT for a malformed
 * query, and for one without a part that the index can look up: it would need a scan of all tweets.
 */
export function parseQuery(text: string): SearchQuery {
  // In the form in which a tweet's length is counted: so the hashtag of any tweet fits, however it is written.
  if (text.normalize('NFC').length > MAX_QUERY_LENGTH)
    throw invalid(`Give at most ${MAX_QUERY_LENGTH} characters.`);
  const query: SearchQuery = { all: [], none: [], since: null, until: null };
  let parts = 0;
  for (const [, minus, phrase, word, quote] of text.replace(/[“”„«»]/g, '"').matchAll(TOKEN)) {
    if (quote !== undefined) throw invalid('A quote is not closed.');
    if (++parts > MAX_PARTS) throw invalid(`Give at most ${MAX_PARTS} words and operators.`);
    readToken(query, minus === '-', phrase, word);
  }
  if (parts === 0) throw invalid('The query is empty.');
  if (!query.all.some(canBeLookedUp)) {
    throw invalid(
      'Add a word, hashtag or user to search for: dates, negations and very common words are not enough.',
    );
  }
  if (query.since !== null && query.until !== null && query.since >= query.until) {
    throw invalid('since: must be before until:.');
  }
  return query;
}

function readToken(query: SearchQuery, negated: boolean, phrase: string | undefined, word = ''): void {
  const [, operator = '', value = ''] = phrase === undefined ? (OPERATOR.exec(word) ?? []) : [];
  const side = operator.toLowerCase();
  if (side === 'since' || side === 'until') {
    if (negated) throw invalid(`${side}: cannot be negated.`);
    query[side] = parseDay(side, value);
    return;
  }
  const part =
    phrase === undefined ? readWord(side, value, word) : { kind: 'words' as const, words: wordsOf(phrase) };
  (negated ? query.none : query.all).push(part);
}

function readWord(operator: string, value: string, word: string): Part {
  if (operator !== '') return readOperator(operator, value);
  if (/^[-#＃@＠]$/.test(word)) throw invalid(`${word} must be followed by a name.`);
  const entity = entitiesIn(word).find(({ start }) => start === 0);
  if (entity?.kind === 'hashtag') return { kind: 'tag', name: entity.value };
  if (entity?.kind === 'mention') return { kind: 'mention', username: entity.value };
  return { kind: 'words', words: wordsOf(word) };
}

function readOperator(operator: string, value: string): Part {
  if (value === '') throw invalid(`${operator}: needs a value.`);
  if (operator === 'from') {
    const username = USERNAME.exec(value)?.[1];
    if (username === undefined) throw invalid('from: needs a username.');
    return { kind: 'from', username };
  }
  if (operator === 'lang') {
    if (!/^[a-z]{2,3}$/i.test(value)) throw invalid('lang: needs a language code such as en.');
    return { kind: 'lang', lang: value.toLowerCase() };
  }
  const [, what] = /^(links|media|images|videos)$/i.exec(value) ?? [];
  if (what === undefined) throw invalid('has: takes links, media, images or videos.');
  return { kind: 'has', what: what.toLowerCase() as 'links' | 'media' | 'images' | 'videos' };
}

function canBeLookedUp(part: Part): boolean {
  return part.kind !== 'words' || lookupTerms(part.words).length > 0;
}

function invalid(message: string): Error {
  return badInput('query', message);
}
