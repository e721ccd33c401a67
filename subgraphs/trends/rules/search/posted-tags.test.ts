import { expect, it } from 'vitest';
import { entitiesIn } from '#social/text/entities.js';
import { nameKey, tagName } from '#social/text/fold.js';
import { beginsWith, MAX_PREFIX, prefixesOf } from '../text/prefixes.js';
import { term } from '../text/terms.js';
import { parseQuery } from './parse-query.js';

/** How many hashtags are read at once: each search of twitter-text has a fixed cost. */
const SLICE = 200;

/** The hashtags that can be posted, one for each character of Unicode that may stand within one. */
function postedTags(): string[] {
  const tags: string[] = [];
  for (let from = 1; from <= 0x10ffff; from += SLICE) {
    const codes = Array.from({ length: SLICE }, (_, index) => from + index);
    const characters = codes.filter((code) => code <= 0x10ffff && (code < 0xd800 || code > 0xdfff));
    const text = characters.map((code) => `#x${String.fromCodePoint(code)}y`).join(' \n');
    tags.push(...entitiesIn(text).flatMap(({ kind, value }) => (kind === 'hashtag' ? [value] : [])));
  }
  return tags.filter((tag) => /^x.y$/su.test(tag));
}

/** Hashtags in one query. */
const PER_QUERY = 15;

/** Whether a query finds and excludes the hashtags, by the terms under which tweets with them are indexed. */
function isSearchable(tags: readonly string[]): boolean {
  const { all, none } = parseQuery(tags.map((tag) => `#${tag} -＃${tag}`).join(' '));
  // As the event of a tweet carries it, and as the index stores it.
  const stored = tags.map((tag) => term.tag(tagName(tagName(tag))));
  return [all, none].every(
    (parts) =>
      parts.length === tags.length &&
      parts.every((part, index) => part.kind === 'tag' && term.tag(part.name) === stored[index]),
  );
}

/** Whether autocomplete offers the hashtag for all of it, and its name is one. */
function isNamed(tag: string): boolean {
  const [name, key] = [tagName(tag), nameKey(tag)];
  const indexed = Array.from(key).slice(0, MAX_PREFIX).join('');
  return tagName(name) === name && prefixesOf([name]).includes(indexed) && beginsWith(name, key);
}

it('finds, excludes, completes and names the hashtag with any character that can be posted', () => {
  const tags = postedTags();
  expect(tags.length).toBeGreaterThan(100_000);
  expect(tags.filter((tag) => !isNamed(tag))).toEqual([]);
  for (let from = 0; from < tags.length; from += PER_QUERY) {
    const some = tags.slice(from, from + PER_QUERY);
    if (!isSearchable(some)) expect(some.filter((tag) => !isSearchable([tag]))).toEqual([]);
  }
});
