import { isDeepStrictEqual } from 'node:util';
import type { Collection, Db } from 'mongodb';
import { isDuplicate } from '#platform/mongo/index.js';
import type { Log } from '#platform/log.js';
import { timeOf } from '#platform/snowflake.js';
import { decayedScoreAt } from '../rules/decayed-score.js';
import { beginsWith, MAX_PREFIX, prefixesOf } from '../rules/text/prefixes.js';
import { addSums } from './add-sums.js';
import { BufferedSums } from './buffered-sums.js';
import { GONE } from './indexed-tweet.js';
import { INDEXED_USERS } from './collections.js';

/** The names of a user, for autocomplete. */
interface IndexedUserDocument {
  _id: string;
  username: string;
  displayName: string;
  /** The prefixes that autocomplete looks up. Empty for a deleted or suspended account. */
  prefixes: string[];
  /** The decayed score of the user's tweets, see `rules/decayed-score.ts`. */
  heat: number;
  /** The id of the event that the names come from. An older event changes nothing. */
  revision: string;
}

/** A user whom autocomplete may offer, with the decayed score of the user's tweets. */
export interface ScoredUser {
  id: string;
  score: number;
}

/** Documents read for a prefix that is longer than the indexed ones. */
const CANDIDATES = 200;

/** Users of one read of `correct`. */
const SLICE = 500;

/** `people`: the users that autocomplete finds by name, and how active each was lately. */
export class IndexedUsers implements AsyncDisposable {
  readonly #users: Collection<IndexedUserDocument>;
  readonly #scores: BufferedSums;

  private constructor(users: Collection<IndexedUserDocument>, log: Log) {
    this.#users = users;
    this.#scores = new BufferedSums((sums) => this.#write(sums), log);
  }

  static async open(database: Db, log: Log): Promise<IndexedUsers> {
    const users = database.collection<IndexedUserDocument>(INDEXED_USERS.name);
    await users.createIndexes([{ key: { prefixes: 1, heat: -1 }, name: 'prefixes' }]);
    return new IndexedUsers(users, log);
  }

  /** Stores a user's names as of the event `revision`; a user who is not listed is not found by them. */
  async setNames(
    user: { userId: string; username: string; displayName: string },
    isListed: boolean,
    revision: string,
  ): Promise<void> {
    const { userId, username, displayName } = user;
    const prefixes = isListed ? prefixesOf([username, displayName]) : [];
    await this.#update(userId, { username, displayName, prefixes }, revision);
  }

  /** Lists a user by the stored names, or ceases to. */
  async setListed(userId: string, isListed: boolean): Promise<void> {
    const user = await this.#users.findOne({ _id: userId });
    // Without names, the event that carries them comes later.
    if (user === null || user.revision === '' || user.revision === GONE) return;
    const prefixes = isListed ? prefixesOf([user.username, user.displayName]) : [];
    await this.#users.updateOne({ _id: userId, revision: user.revision }, { $set: { prefixes } });
  }

  /** Removes a user for good. */
  async remove(userId: string): Promise<void> {
    await this.#update(userId, { username: '', displayName: '', prefixes: [] }, GONE);
  }

  /** Counts a tweet of a public user. Others would rise in the suggestions by tweets that are hidden. */
  addTweet(userId: string, tweetId: string): void {
    this.#scores.add(userId, decayedScoreAt(timeOf(tweetId)));
  }

  /** The most active users whose username, or a word of whose display name, begins with a folded prefix. */
  async beginningWith(prefix: string, limit: number): Promise<ScoredUser[]> {
    const indexed = Array.from(prefix).slice(0, MAX_PREFIX).join('');
    const found = await this.#users
      .find({ prefixes: indexed }, { projection: { username: 1, displayName: 1, heat: 1 } })
      .sort({ heat: -1 })
      .limit(indexed === prefix ? limit : CANDIDATES)
      .hint('prefixes')
      .toArray();
    return found
      .filter(({ username, displayName }) => beginsWith(username, prefix) || beginsWith(displayName, prefix))
      .map(({ _id, heat }) => ({ id: _id, score: heat }))
      .slice(0, limit);
  }

  /** Corrects the prefixes of all users, for upgrades; yields the usernames of those that were changed. */
  async *correct(isListed: (ids: readonly string[]) => Promise<boolean[]>): AsyncGenerator<string> {
    for (let last = ''; ;) {
      const found = await this.#users
        .find({ _id: { $gt: last } })
        .sort({ _id: 1 })
        .limit(SLICE)
        .toArray();
      const listed = await isListed(found.map(({ _id }) => _id));
      for (const [place, { _id, username, displayName, prefixes, revision }] of found.entries()) {
        // Without names: they come with a later event, or the account is deleted.
        if (revision === '' || revision === GONE) continue;
        const right = listed[place] ? prefixesOf([username, displayName]) : [];
        if (isDeepStrictEqual(prefixes, right)) continue;
        await this.#users.updateOne({ _id, revision }, { $set: { prefixes: right } });
        yield username;
      }
      if (found.length < SLICE) return;
      last = found.at(-1)?._id ?? last;
    }
  }

  get pending(): number {
    return this.#scores.pending;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#scores[Symbol.asyncDispose]();
  }

  async #update(
    userId: string,
    names: Pick<IndexedUserDocument, 'username' | 'displayName' | 'prefixes'>,
    revision: string,
  ): Promise<void> {
    try {
      await this.#users.updateOne(
        { _id: userId, revision: { $lt: revision } },
        { $set: { ...names, revision }, $setOnInsert: { heat: 0 } },
        { upsert: true },
      );
    } catch (error) {
      // The stored names are newer, so the upsert tried to insert a second document.
      if (!isDuplicate(error)) throw error;
    }
  }

  #write(sums: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
    const nameless = { username: '', displayName: '', prefixes: [], revision: '' };
    return addSums(this.#users, sums, (userId, heat) => ({
      updateOne: {
        filter: { _id: userId },
        update: { $inc: { heat }, $setOnInsert: nameless },
        upsert: true,
      },
    }));
  }
}
