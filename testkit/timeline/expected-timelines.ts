import type { TweetKeys } from '#schema/events.js';
import { type AuthorIndexDocument, authorIndexCollection } from '#social/read-models/author-index.js';
import { relationshipCollections, type AccountDocument } from '#social/read-models/relationships/index.js';
import type { World } from './world.js';

/** The expected timelines, computed from the documents of one moment in the simplest way. */
export class ExpectedTimelines {
  readonly #users: ReadonlyMap<string, AccountDocument>;
  readonly #follows: ReadonlySet<string>;
  readonly #blocks: ReadonlySet<string>;
  readonly #mutes: ReadonlySet<string>;
  /** The tweets that are not deleted, oldest first. */
  readonly #tweets: readonly AuthorIndexDocument[];
  /** The users that the newest text of each tweet mentions. */
  readonly #mentions: ReadonlyMap<string, readonly string[]>;

  private constructor(
    users: AccountDocument[],
    [follows, blocks, mutes]: [Set<string>, Set<string>, Set<string>],
    tweets: AuthorIndexDocument[],
    mentioned: Map<string, readonly string[]>,
  ) {
    this.#users = new Map(users.map((user) => [user._id, user]));
    this.#follows = follows;
    this.#blocks = blocks;
    this.#mutes = mutes;
    this.#tweets = tweets;
    this.#mentions = mentioned;
  }

  static async of({ mongo, act }: World): Promise<ExpectedTimelines> {
    const relationships = relationshipCollections(mongo);
    const edges = async (name: 'follows' | 'blocks' | 'mutes'): Promise<Set<string>> => {
      const active = await relationships[name].find({ active: true }).toArray();
      return new Set(active.map(({ from, to }) => `${from} ${to}`));
    };
    const tweets = authorIndexCollection(mongo);
    const mentioned = new Map<string, readonly string[]>();
    for (const { type, payload } of act.events) {
      if (type !== 'tweet.posted' && type !== 'tweet.edited') continue;
      const { tweetId, mentions } = payload as TweetKeys;
      mentioned.set(tweetId, mentions);
    }
    return new ExpectedTimelines(
      await relationships.accounts.find().toArray(),
      [await edges('follows'), await edges('blocks'), await edges('mutes')],
      await tweets.find({ deletedAt: null }).sort({ _id: 1 }).toArray(),
      mentioned,
    );
  }

  /** The whole home timeline, newest first. */
  home(viewer: string): string[] {
    const shown = new Set<string>();
    const ids: string[] = [];
    for (const tweet of this.#tweets) {
      const same = tweet.retweetOf?.tweetId ?? tweet._id;
      if (!this.#isAtHome(viewer, tweet) || shown.has(same)) continue;
      shown.add(same);
      ids.unshift(tweet._id);
    }
    return ids;
  }

  /** The whole mentions timeline, newest first. */
  mentions(viewer: string): string[] {
    const tweets = this.#tweets.filter(({ _id }) => this.#mentions.get(_id)?.includes(viewer));
    return tweets
      .filter(({ authorId }) => this.#mayShow(viewer, authorId))
      .map(({ _id }) => _id)
      .reverse();
  }

  #isAtHome(viewer: string, { authorId, retweetOf, inReplyTo }: AuthorIndexDocument): boolean {
    if (!this.#isClose(viewer, authorId)) return false;
    if (retweetOf !== null) return this.#mayShow(viewer, retweetOf.authorId);
    return inReplyTo === null || viewer === authorId || this.#isClose(viewer, inReplyTo.authorId);
  }

  #isClose(viewer: string, author: string): boolean {
    return this.#mayShow(viewer, author) && (viewer === author || this.#follows.has(`${viewer} ${author}`));
  }

  #mayShow(viewer: string, author: string): boolean {
    const { deletedAt, suspendedAt, protected: isProtected } = this.#users.get(author) as AccountDocument;
    if (deletedAt !== null) return false;
    if (viewer === author) return true;
    if (suspendedAt !== null || this.#mutes.has(`${viewer} ${author}`)) return false;
    if (this.#blocks.has(`${viewer} ${author}`) || this.#blocks.has(`${author} ${viewer}`)) return false;
    return !isProtected || this.#follows.has(`${viewer} ${author}`);
  }
}
