import type { Collection } from 'mongodb';
import { Batches, UpdateBatches, type Update } from '#platform/mongo/index.js';
import { NOTHING, type IndexedTweetDocument } from './indexed-tweet.js';

/** What one event adds to the engagement of one tweet. */
export interface Credit {
  tweetId: string;
  authorId: string;
  eventId: string;
  points: number;
}

/** How many engagement events a tweet remembers. */
const REMEMBERED = 16;

/** Adds up the engagement of tweets: that of one tweet which comes at the same time is one update. */
export class Engagements {
  readonly #updates: UpdateBatches<IndexedTweetDocument>;
  readonly #credits: Batches<Credit, PromiseSettledResult<void>>;

  constructor(tweets: Collection<IndexedTweetDocument>) {
    this.#updates = new UpdateBatches(tweets);
    this.#credits = new Batches((credits) => this.#addAll(credits));
  }

  /** Resolves when it is added, once for each of the tweet's last events. The tweet itself may come later. */
  async add(credit: Credit): Promise<void> {
    const outcome = await this.#credits.do(credit);
    if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** One by one told what became of it: a tweet that cannot be written must not fail the others. */
  #addAll(credits: readonly Credit[]): Promise<PromiseSettledResult<void>[]> {
    const tweets = new Map<string, Map<string, Credit>>();
    for (const credit of credits) {
      // Each event once, however often it was delivered meanwhile.
      const events = tweets.get(credit.tweetId) ?? new Map<string, Credit>();
      tweets.set(credit.tweetId, events.set(credit.eventId, credit));
    }
    const added = new Map(
      Array.from(tweets, ([id, events]) => [id, this.#addTogether([...events.values()])] as const),
    );
    return Promise.allSettled(credits.map(async ({ tweetId }) => added.get(tweetId)));
  }

  async #addTogether(credits: readonly Credit[]): Promise<void> {
    if (credits.length > 1 && (await this.#updates.upsert(adding(credits)))) return;
    // One of several was added before: each is asked about by itself.
    await Promise.all(credits.map((credit) => this.#updates.update({ ...adding([credit]), upsert: true })));
  }
}

/** The one write that both checks whether events of one tweet were added and adds them: all of them or none. */
function adding(credits: readonly Credit[]): Update<IndexedTweetDocument> {
  const { tweetId, authorId } = credits[0]!;
  const eventIds = credits.map(({ eventId }) => eventId);
  return {
    filter: { _id: tweetId, applied: { $nin: eventIds } },
    update: {
      $inc: { engagement: credits.reduce((sum, { points }) => sum + points, 0) },
      $push: { applied: { $each: eventIds, $slice: -REMEMBERED } },
      $setOnInsert: { authorId, ...NOTHING, revision: '' },
    },
  };
}
