import type { AnyEvent, EventPayloads, EventType, TweetKeys } from '#schema/events.js';
import { authorIndexCollection } from '#social/read-models/author-index.js';
import {
  edgeId,
  relationshipCollections,
  type AccountDocument,
} from '#social/read-models/relationships/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';

export type Posted = Partial<Pick<TweetKeys, 'inReplyTo' | 'retweetOf' | 'mentions' | 'kind'>>;

const BATCH = 1_000;

/** Actions of users: writes the documents of the other subgraphs and publishes the events, unless `publishing` is false. */
export class Actors {
  publishing = true;
  /** All events in order. */
  readonly events: AnyEvent[] = [];
  readonly tweets = new Map<string, TweetKeys>();
  readonly deleted = new Set<string>();
  readonly #deps: SubgraphDeps;

  constructor(deps: SubgraphDeps) {
    this.#deps = deps;
  }

  async users(count: number, fields: Partial<AccountDocument> = {}): Promise<string[]> {
    const ids = Array.from({ length: count }, () => this.#deps.ids.next());
    const users = this.#accounts();
    for (let at = 0; at < count; at += BATCH) {
      await users.insertMany(
        ids.slice(at, at + BATCH).map((_id) => ({
          ...{ _id, usernameKey: `u${_id}`, protected: false, followersCount: 0 },
          ...{ suspendedAt: null, deletedAt: null, sessionsAfter: '' },
          ...fields,
        })),
      );
    }
    return ids;
  }

  async user(fields: Partial<AccountDocument> = {}): Promise<string> {
    return (await this.users(1, fields))[0] as string;
  }

  async change(userId: string, fields: Partial<AccountDocument>): Promise<void> {
    await this.#accounts().updateOne({ _id: userId }, { $set: fields });
  }

  /** Writes many follows of one author, without events. */
  async followers(authorId: string, ids: readonly string[]): Promise<void> {
    const edges = this.#edges('follows');
    await edges.createIndex({ to: 1, active: 1, since: -1 });
    await edges.createIndex({ from: 1, active: 1, since: -1 });
    for (let at = 0; at < ids.length; at += BATCH) {
      await edges.insertMany(
        ids.slice(at, at + BATCH).map((from) => ({
          ...{ _id: edgeId(from, authorId), from, to: authorId, active: true },
          since: this.#deps.ids.next(),
        })),
      );
    }
    await this.#accounts().updateOne({ _id: authorId }, { $inc: { followersCount: ids.length } });
  }

  /** Writes many follows by one user, without events. */
  async follows(from: string, ids: readonly string[]): Promise<void> {
    const edges = ids.map((to) => {
      return { _id: edgeId(from, to), from, to, active: true, since: this.#deps.ids.next() };
    });
    for (let at = 0; at < edges.length; at += BATCH) {
      await this.#edges('follows').insertMany(edges.slice(at, at + BATCH));
    }
  }

  follow(from: string, to: string): Promise<AnyEvent> {
    return this.#edge('follows', 'user.followed', from, to, true);
  }

  unfollow(from: string, to: string): Promise<AnyEvent> {
    return this.#edge('follows', 'user.unfollowed', from, to, false);
  }

  mute(from: string, to: string): Promise<AnyEvent> {
    return this.#edge('mutes', 'user.muted', from, to, true);
  }

  unmute(from: string, to: string): Promise<AnyEvent> {
    return this.#edge('mutes', 'user.unmuted', from, to, false);
  }

  async block(from: string, to: string): Promise<AnyEvent> {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      await this.#edges('follows').updateOne({ _id: edgeId(a, b) }, { $set: { active: false } });
    }
    return this.#edge('blocks', 'user.blocked', from, to, true);
  }

  /** Deletes an account. */
  async leave(userId: string): Promise<AnyEvent> {
    await this.change(userId, { deletedAt: this.#deps.clock.now() });
    return this.#emit('user.deleted', userId, { userId });
  }

  /** Posts a tweet and returns its id. */
  async post(authorId: string, posted: Posted = {}): Promise<string> {
    const [id] = await this.posts(authorId, 1, posted);
    return id as string;
  }

  async posts(authorId: string, count: number, posted: Posted = {}): Promise<string[]> {
    const tweets = Array.from({ length: count }, (): TweetKeys => {
      const tweetId = this.#deps.ids.next();
      const empty = { inReplyTo: null, quoteOf: null, retweetOf: null, mentions: [], hashtags: [] };
      return { tweetId, authorId, kind: 'ORIGINAL', conversationId: tweetId, ...empty, ...posted };
    });
    await this.#tweets().createIndex({ authorId: 1, _id: -1 });
    await this.#tweets().insertMany(
      tweets.map(({ tweetId, retweetOf, inReplyTo }) => ({
        ...{ _id: tweetId, authorId, retweetOf, inReplyTo, deletedAt: null },
      })),
    );
    for (const keys of tweets) {
      this.tweets.set(keys.tweetId, keys);
      await this.#emit('tweet.posted', authorId, { ...keys, text: '', lang: null, hasLinks: false });
    }
    return tweets.map(({ tweetId }) => tweetId);
  }

  retweet(authorId: string, of: string): Promise<string> {
    const original = this.#keys(of);
    return this.post(authorId, {
      kind: 'RETWEET',
      retweetOf: { tweetId: of, authorId: original.authorId },
    });
  }

  reply(authorId: string, to: string): Promise<string> {
    return this.post(authorId, {
      kind: 'REPLY',
      inReplyTo: { tweetId: to, authorId: this.#keys(to).authorId },
    });
  }

  async edit(tweetId: string, mentions: string[]): Promise<AnyEvent> {
    const keys = { ...this.#keys(tweetId), mentions };
    const editedAt = this.#deps.clock.now() + this.events.length;
    return this.#emit('tweet.edited', keys.authorId, {
      ...keys,
      text: '',
      lang: null,
      hasLinks: false,
      editedAt,
    });
  }

  async delete(tweetId: string): Promise<AnyEvent> {
    await this.#tweets().updateOne({ _id: tweetId }, { $set: { deletedAt: this.#deps.clock.now() } });
    this.deleted.add(tweetId);
    const keys = this.#keys(tweetId);
    return this.#emit('tweet.deleted', keys.authorId, keys);
  }

  async like(userId: string, tweetId: string): Promise<AnyEvent> {
    const { authorId } = this.#keys(tweetId);
    return this.#emit('tweet.liked', userId, { tweetId, authorId, userId });
  }

  #keys(tweetId: string): TweetKeys {
    const keys = this.tweets.get(tweetId);
    if (!keys) throw new Error(`Unknown tweet ${tweetId}.`);
    return keys;
  }

  async #edge(
    collection: 'follows' | 'blocks' | 'mutes',
    type: 'user.followed' | 'user.unfollowed' | 'user.blocked' | 'user.muted' | 'user.unmuted',
    from: string,
    to: string,
    active: boolean,
  ): Promise<AnyEvent> {
    const since = this.#deps.ids.next();
    await this.#edges(collection).updateOne(
      { _id: edgeId(from, to) },
      { $set: { from, to, active, since } },
      { upsert: true },
    );
    return this.#emit(type, from, { from, to });
  }

  async #emit<T extends EventType>(type: T, key: string, payload: EventPayloads[T]): Promise<AnyEvent> {
    const event = this.#deps.createEvent(type, key, payload) as AnyEvent;
    this.events.push(event);
    if (this.publishing) await this.#deps.bus.publish(event);
    return event;
  }

  #accounts() {
    return relationshipCollections(this.#deps.mongo).accounts;
  }

  #edges(name: 'follows' | 'blocks' | 'mutes') {
    return relationshipCollections(this.#deps.mongo)[name];
  }

  #tweets() {
    return authorIndexCollection(this.#deps.mongo);
  }
}
