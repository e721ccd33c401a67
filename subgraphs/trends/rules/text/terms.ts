import type { MediaRef } from '#schema/events.js';
import { nameKey, tagName } from '#social/text/fold.js';
import { isUnspaced, wordsOf } from '#social/text/words.js';
import { stem } from './stem.js';
import { isStopWord } from './stop-words.js';

/**
 * The terms of the inverted index. Words contain no punctuation, so no word equals a term of another kind:
 *
 *     cat      a word, stemmed            #cats     a hashtag, folded       from:123   the author
 *     東 東京   a letter, a pair            @123      a mentioned user        lang:en    has:links
 */
export const term = {
  tag: (name: string) => `#${nameKey(tagName(name))}`,
  mention: (userId: string) => `@${userId}`,
  from: (userId: string) => `from:${userId}`,
  lang: (lang: string) => `lang:${lang}`,
  has: (what: 'links' | 'media' | 'images' | 'videos') => `has:${what}`,
};

/** The parts of a tweet that are indexed. */
export interface SearchableTweet {
  authorId: string;
  text: string;
  hashtags: readonly string[];
  mentions: readonly string[];
  lang: string | null;
  hasLinks: boolean;
  media?: readonly MediaRef[];
}

/** All terms of a tweet, each once, and its words in order for phrases: ` the cat sat `. */
export function termsOf(tweet: SearchableTweet): { terms: string[]; text: string } {
  const words = wordsOf(tweet.text);
  const terms = [
    term.from(tweet.authorId),
    ...tweet.hashtags.map(term.tag),
    ...tweet.mentions.map(term.mention),
    ...(tweet.lang === null ? [] : [term.lang(tweet.lang)]),
    ...(tweet.hasLinks ? [term.has('links')] : []),
    ...mediaTerms(tweet.media ?? []),
    ...wordTerms(words),
  ];
  return { terms: [...new Set(terms)], text: phraseText(words) };
}

function mediaTerms(media: readonly MediaRef[]): string[] {
  if (media.length === 0) return [];
  const kinds = media.map(({ kind }) => (kind === 'VIDEO' ? 'videos' : 'images'));
  return ['media' as const, ...kinds].map(term.has);
}

/** The terms of words in order, repeated terms included. */
export function wordTerms(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (!isUnspaced(word)) return isStopWord(word) ? [] : [stem(word)];
    return next !== undefined && isUnspaced(next) ? [word, word + next] : [word];
  });
}

/** The terms by which adjacent words are looked up. Fewer than `wordTerms` gives, and as selective. */
export function lookupTerms(words: readonly string[]): string[] {
  const terms = words.flatMap((word, index) => {
    const [before, after] = [words[index - 1], words[index + 1]];
    if (!isUnspaced(word)) return isStopWord(word) ? [] : [stem(word)];
    if (after !== undefined && isUnspaced(after)) return [word + after];
    return before !== undefined && isUnspaced(before) ? [] : [word];
  });
  return [...new Set(terms)];
}

/** Words as a text that contains the text of every phrase in it. */
export function phraseText(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}
