import { DisposalStack } from '#platform/lifecycle.js';
import { firstIdAt } from '#platform/snowflake.js';
import type { TweetKeys, TweetText } from '#schema/events.js';
import { readRelationships } from '#social/read-models/relationships/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { canSeeProfile, canSeeTweets, STRANGER } from '#social/visibility.js';
import { indexEntryOf } from './rules/index-entry.js';
import { HashtagHours } from './store/hashtag-hours.js';
import { Hashtags } from './store/hashtags.js';
import { IndexedUsers } from './store/indexed-users.js';
import { TermCounts } from './store/term-counts.js';
import { TweetIndex } from './store/tweet-index.js';

/** Operator commands on the documents; the subgraph may be running or stopped. */
export interface TrendsAdministration {
  /**
   * Compares the search index and the names of autocomplete with what this version would write, and corrects them: after an
   * upgrade that reads texts in another way. Reports each correction as a line. `tweets` are all existing tweets, in slices.
   */
  reindex(
    tweets: AsyncIterable<readonly (TweetKeys & TweetText)[]>,
    report: (line: string) => void,
  ): Promise<void>;
}

/** ms within which the event of a tweet is certainly handled. */
const ON_THEIR_WAY = 10 * 60_000;

type Deps = Pick<SubgraphDeps, 'mongo' | 'clock' | 'log'>;

/** Works on the documents alone. Counts of hashtags in the cache follow within a day, where the name of one has changed. */
export function openTrendsAdministration({ mongo, clock, log }: Deps): TrendsAdministration {
  const relationships = readRelationships(mongo);
  const database = mongo.database('trends');
  return {
    async reindex(tweets, report) {
      const stack = new DisposalStack();
      try {
        const index = await TweetIndex.open(database);
        const hashtags = stack.use(await Hashtags.open(database, log));
        const hours = stack.use(await HashtagHours.open(database, log));
        const users = stack.use(await IndexedUsers.open(database, log));
        const terms = stack.use(new TermCounts(database, log));
        for await (const slice of tweets) {
          const authors = await relationships.authors(slice.map(({ authorId }) => authorId));
          const entries = slice.map((tweet, place) =>
            indexEntryOf(tweet, canSeeTweets({ ...STRANGER, author: authors[place] ?? null })),
          );
          for (const { tweetId, before, after } of await index.correct(
            entries,
            firstIdAt(clock.now() - ON_THEIR_WAY),
          )) {
            report(`tweet ${tweetId}: indexed for search`);
            terms.change(tweetId, before.terms, after.terms);
            if (JSON.stringify(before.counted?.tags) === JSON.stringify(after.counted?.tags)) continue;
            for (const [counted, by] of [
              [before.counted, -1],
              [after.counted, 1],
            ] as const) {
              if (counted === null) continue;
              hashtags.add(counted, by);
              hours.add(counted, by);
            }
          }
        }
        for await (const name of hashtags.correct()) report(`hashtag ${name}: indexed for autocomplete`);
        const isListed = async (ids: readonly string[]) =>
          (await relationships.authors(ids)).map((author) => canSeeProfile({ ...STRANGER, author }));
        for await (const name of users.correct(isListed)) report(`user ${name}: indexed for autocomplete`);
      } finally {
        // Writes the buffered sums.
        await stack[Symbol.asyncDispose]();
      }
    },
  };
}
