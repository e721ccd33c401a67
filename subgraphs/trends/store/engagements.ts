import type { Collection } from 'mongodb';
import { Batches, UpdateBatches, type Update } from '#platform/mongo/index.js';
import type { Award } from '../rules/engagement.js';
import { NOTHING, type IndexedTweetDocument } from './indexed-tweet.js';

/** The points that one event adds to the engagement of one tweet. */
export interface Credit extends Award {
  eventId: string;
}

/** The number of event ids that a tweet keeps, to recognise redeliveries. */
const KEPT_EVENT_IDS = 16;

/** Adds up the engagement of tweets. Credits of one tweet that arrive at the same time become one update. */
export class Engagements {
  readonly #updates: UpdateBatches<IndexedTweetDocument>;
  readonly #credits: Batches<Credit, PromiseSettledResult<void>>;

  constructor(tweets: Collection<IndexedTweetDocument>) {
    this.#updates = new UpdateBatches(tweets);
    this.#credits = new Batches((credits) => this.#addAll(credits));
  }

  /** Adds the points, once for each of the tweet's last 16 events. The tweet itself may be indexed later. */
  async add(credit: Credit): Promise<void> {
    const outcome = await this.#credits.do(credit);
    if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** Settles each credit by itself: a tweet that cannot be written does not fail the others. */
  #addAll(credits: readonly Credit[]): Promise<PromiseSettledResult<void>[]> {
    const tweets = new Map<string, Map<string, Credit>>();
    for (const credit of credits) {
      // Keyed by event, because an event may be delivered twice within a batch.
      const events = tweets.get(credit.tweetId) ?? new Map<string, Credit>();
      tweets.set(credit.tweetId, events.set(credit.eventId, credit));
    }
    const added = new Map(
      Array.from(tweets, ([id, events]) => [id, this.#addTogether([...events.values()])] as const),
    );
    return Promise.allSettled(credits.map(async ({ tweetId }) => added.get(tweetId)));
  }

  async #addTogether(credits: readonly Credit[]): Promise<void> {
    if (credits.length > 1 && (await this.#updates.upsert(updateOf(credits)))) return;
    // One of several was added before, which fails the whole update: each is tried by itself.
    await Promise.all(credits.map((credit) => this.#updates.update({ ...updateOf([credit]), upsert: true })));
  }
}

/** One write that checks that none of the events of a tweet was added before, and adds all of them. */
function updateOf(credits: readonly Credit[]): Update<IndexedTweetDocument> {
  const { tweetId, authorId } = credits[0]!;
  const eventIds = credits.map(({ eventId }) => eventId);
  return {
    filter: { _id: tweetId, applied: { $nin: eventIds } },
    update: {
      $inc: { engagement: credits.reduce((sum, { points }) => sum + points, 0) },
      $push: { applied: { $each: eventIds, $slice: -KEPT_EVENT_IDS } },
      $setOnInsert: { authorId, ...NOTHING, revision: '' },
    },
  };
}
