import type { TweetKey } from '../entry.js';
import { loadStandings, type StandingLoader } from '../loaders.js';
import { belongsInMentions } from '../rules.js';
import type { Mentions } from '../store/mentions.js';

/** Entries read at once beyond a page's own. */
const SLACK = 10;

/** How often a page is filled up after the rules took entries out; then it stays short. */
const ROUNDS = 6;

/** Up to `first` visible tweets that name a person, newest first, below an id. */
export async function readMentions(
  mentions: Mentions,
  { userId, standings }: { userId: string; standings: StandingLoader },
  below: string | undefined,
  first: number,
): Promise<{ entries: TweetKey[]; more: boolean }> {
  const found: TweetKey[] = [];
  for (let round = 0, limit = first + SLACK; round < ROUNDS; round++, limit *= 2) {
    const page = await mentions.page(userId, { ...(below === undefined ? {} : { below }), limit });
    const known = await loadStandings(
      standings,
      page.map(({ authorId }) => authorId),
    );
    found.push(...page.filter(({ authorId }) => belongsInMentions(authorId, known)));
    if (found.length > first) return { entries: found.slice(0, first), more: true };
    if (page.length < limit) return { entries: found, more: false };
    below = page.at(-1)?.tweetId;
  }
  return { entries: found, more: false };
}
