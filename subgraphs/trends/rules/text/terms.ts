import { fold, tagName } from './fold.js';
import { stem } from './stem.js';
import { isStopWord } from './stop-words.js';
import { isUnspaced, wordsOf } from './words.js';

/**
 * Terms are what the inverted index knows a tweet by. Words have no punctuation in them, so the other kinds can never be
 * mistaken for one:
 *
 *     cat      a word, stemmed            #cats     a hashtag, folded       from:123   its author
 *     東 東京   a letter, a pair            @123      who is mentioned        lang:en    has:links
 */
export const term = {
  tag: (name: string) => `#${fold(tagName(name))}`,
  mention: (userId: string) => `@${userId}`,
  from: (userId: string) => `from:${userId}`,
  lang: (lang: string) => `lang:${lang}`,
  links: 'has:links',
};

/** What of a tweet can be found. */
export interface Findable {
  authorId: string;
  text: string;
  hashtags: readonly string[];
  mentions: readonly string[];
  lang: string | null;
  hasLinks: boolean;
}

/** All terms of a tweet, each once, and its words in order for phrases: ` the cat sat `. */
export function termsOf(tweet: Findable): { terms: string[]; text: string } {
  const words = wordsOf(tweet.text);
  const terms = [
    term.from(tweet.authorId),
    ...tweet.hashtags.map(term.tag),
    ...tweet.mentions.map(term.mention),
    ...(tweet.lang === null ? [] : [term.lang(tweet.lang)]),
    ...(tweet.hasLinks ? [term.links] : []),
    ...wordTerms(words),
  ];
  return { terms: [...new Set(terms)], text: inOrder(words) };
}

/** The terms of words in order, as often as they stand there. */
export function wordTerms(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (!isUnspaced(word)) return isStopWord(word) ? [] : [stem(word)];
    return next !== undefined && isUnspaced(next) ? [word, word + next] : [word];
  });
}

/** The terms by which words that stand side by side are looked up; fewer than a text gives, but as exact. */
export function lookupTerms(words: readonly string[]): string[] {
  const terms = words.flatMap((word, index) => {
    const [before, after] = [words[index - 1], words[index + 1]];
    if (!isUnspaced(word)) return isStopWord(word) ? [] : [stem(word)];
    if (after !== undefined && isUnspaced(after)) return [word + after];
    return before !== undefined && isUnspaced(before) ? [] : [word];
  });
  return [...new Set(terms)];
}

/** Words as a text in which a phrase can be found by its own text. */
export function inOrder(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}
