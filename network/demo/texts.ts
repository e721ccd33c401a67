import { ENDINGS, PHRASES, type Phrases } from './phrases.js';
import type { Random } from './random.js';

/** Six of ten users write English. */
const LANGUAGES = ['en', 'en', 'en', 'en', 'en', 'en', 'de', 'fr', 'es', 'ja'] as const;

/** The phrases of the user at an index: a user always writes the same language. */
export function phrasesOf(userIndex: number): Phrases {
  return PHRASES[LANGUAGES[userIndex % LANGUAGES.length]!];
}

/** The text of a tweet. With `burst`, most tweets have one of the tags that trend. */
export function writeTweet(random: Random, phrases: Phrases, burst: boolean): string {
  const { openings, subjects, steadyTags, burstTags } = phrases;
  const opening = random.pick(openings);
  const space = /\p{Script=Han}|\p{Script=Hiragana}/u.test(opening) ? '' : ' ';
  const parts = [`${opening}${space}${random.pick(subjects)}`];
  if (burst && random.happens(0.6)) parts.push(`#${burstTags[random.powerLaw(burstTags.length)]}`);
  else if (random.happens(0.5)) parts.push(`#${random.pick(steadyTags)}`);
  parts.push(random.pick(ENDINGS));
  return parts.filter((part) => part !== '').join(' ');
}

export function writeReply(random: Random, { replies }: Phrases): string {
  return random.pick(replies);
}
