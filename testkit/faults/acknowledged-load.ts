import { setTimeout as pause } from 'node:timers/promises';
import { Client, TestUser } from '../client/index.js';
import { FollowBriefly } from '../operations/users.js';
import { LikeBriefly, PostBriefly } from '../operations/tweets.js';
import type { TypedDocumentString } from '../client/generated/graphql.js';

/** The rate of each user: one operation in so many ms. A timeline keeps 800 tweets, and the load must stay below. */
const EVERY_MS = 250;
const MAX_TWEETS = 600;
const AUTHORS = ['ada', 'grace'] as const;
const READERS = ['bob', 'carol', 'dan'] as const;
const STARS = 12;

/** The users of the load. */
interface Cast {
  authors: TestUser[];
  readers: TestUser[];
  /** Somebody whom nobody follows. */
  stranger: TestUser;
  /** They are followed during the load. */
  stars: TestUser[];
}

/**
 * Users who post, like and follow through several gateways while servers are killed. It remembers what was acknowledged. An
 * operation without an answer is sent again until it is acknowledged, as a client does.
 */
export class AcknowledgedLoad {
  /** Ids of tweets, by author. */
  readonly tweets = new Map<string, string[]>();
  /** Ids of readers, by tweet. */
  readonly likes = new Map<string, Set<string>>();
  /** Ids of readers, by star. */
  readonly follows = new Map<string, Set<string>>();
  /** Answers that were no acknowledgement, by code. */
  readonly refusals = new Map<string, number>();
  readonly cast: Cast;
  readonly #urls: readonly string[];
  #isRunning = true;
  #turn = 0;

  private constructor(urls: readonly string[], cast: Cast) {
    this.#urls = urls;
    this.cast = cast;
  }

  /** Registers the users; every reader follows every author. */
  static async open(urls: readonly string[]): Promise<AcknowledgedLoad> {
    const names = [
      ...AUTHORS,
      ...READERS,
      'stranger',
      ...Array.from({ length: STARS }, (_, n) => `star${n}`),
    ];
    const users: TestUser[] = [];
    // One after the other: to hash a password takes much of a processor.
    for (const name of names) users.push(await TestUser.signUp(urls[0]!, name));
    const authors = users.splice(0, AUTHORS.length);
    const readers = users.splice(0, READERS.length);
    for (const reader of readers) for (const author of authors) await reader.follow(author);
    const [stranger, ...stars] = users;
    return new AcknowledgedLoad(urls, { authors, readers, stranger: stranger!, stars });
  }

  /** Runs until `work` has ended and every operation is acknowledged. */
  async during(work: () => Promise<void>): Promise<void> {
    const { authors, readers, stranger } = this.cast;
    const running = [
      ...[...authors, stranger].map((author) =>
        this.#repeat((n) => this.post(author, `${author.username} ${n}`)),
      ),
      ...readers.map((reader) => this.#repeat(() => this.#like(reader))),
      ...readers.map((reader) => this.#repeat((n) => this.#follow(reader, n))),
    ];
    try {
      await work();
    } finally {
      this.#isRunning = false;
      await Promise.all(running);
    }
  }

  /** Posts a tweet; resolves with its id when it is acknowledged. */
  async post(author: TestUser, text: string): Promise<string> {
    const input = { text, idempotencyKey: text };
    const { postTweet } = await this.#acknowledged(author, PostBriefly, { input });
    this.#of(this.tweets, author.id, () => []).push(postTweet!.id);
    return postTweet!.id;
  }

  /** The tweets that belong to every reader's home timeline. */
  get posted(): string[] {
    return this.cast.authors.flatMap(({ id }) => this.tweets.get(id) ?? []);
  }

  /** How much was acknowledged. */
  get sizes(): { tweets: number; likes: number; follows: number } {
    const sum = (sets: ReadonlyMap<string, ReadonlySet<string>>): number =>
      [...sets.values()].reduce((total, { size }) => total + size, 0);
    return { tweets: this.posted.length, likes: sum(this.likes), follows: sum(this.follows) };
  }

  /** Sends one operation to the next gateway; null without an answer. */
  async try<Result, Variables>(
    user: TestUser,
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result | null> {
    const client = new Client(this.#urls[this.#turn++ % this.#urls.length]!, user.token);
    const send = client.send as (document: unknown, variables: unknown) => ReturnType<Client['send']>;
    const answer = await send.call(client, document, variables).catch(() => null);
    const [code = answer ? null : 'none'] = answer?.errors.map(({ extensions }) => extensions.code) ?? [];
    if (code !== null) this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    return code === null ? (answer?.data as Result) : null;
  }

  async #acknowledged<Result, Variables>(
    user: TestUser,
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    for (;;) {
      const data = await this.try(user, document, variables);
      if (data !== null) return data;
      await pause(EVERY_MS);
    }
  }

  async #repeat(work: (n: number) => Promise<unknown>): Promise<void> {
    for (let n = 0; this.#isRunning && this.posted.length < MAX_TWEETS; n++) {
      await work(n);
      await pause(EVERY_MS);
    }
  }

  async #like(reader: TestUser): Promise<void> {
    const { posted } = this;
    const id = posted[Math.floor(Math.random() * posted.length)];
    if (id === undefined) return;
    await this.#acknowledged(reader, LikeBriefly, { id });
    this.#of(this.likes, id, () => new Set<string>()).add(reader.id);
  }

  async #follow(reader: TestUser, n: number): Promise<void> {
    const star = this.cast.stars[n];
    if (!star) return;
    await this.#acknowledged(reader, FollowBriefly, { id: star.id });
    this.#of(this.follows, star.id, () => new Set<string>()).add(reader.id);
  }

  #of<Value>(map: Map<string, Value>, key: string, empty: () => Value): Value {
    let value = map.get(key);
    if (value === undefined) map.set(key, (value = empty()));
    return value;
  }
}
