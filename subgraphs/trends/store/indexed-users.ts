import type { Collection, Db } from 'mongodb';
import { isDuplicate } from '#platform/mongo/index.js';
import type { Log } from '#platform/log.js';
import { timeOf } from '#platform/snowflake.js';
import { beginsWith, MAX_PREFIX, prefixesOf } from '../rules/text/prefixes.js';
import { addSums } from './add-sums.js';
import { decayedScoreAt } from '../rules/decayed-score.js';
import { GONE } from './indexed-tweet.js';
import { IdempotentCounter } from './buffered-sums.js';

/** The names of a user, for autocomplete. */
interface PersonDocument {
  _id: string;
  username: string;
  displayName: string;
  /** The beginnings by which autocomplete finds them. Empty for an account that is gone. */
  prefixes: string[];
  /** How much they tweeted lately, see `heat.ts`. */
  heat: number;
  /** The id of the event that the names are from; an older one changes nothing. */
  revision: string;
}

/** A user whom autocomplete may offer. */
export interface WarmUser {
  id: string;
  heat: number;
}

/** Candidates behind a prefix that is longer than the indexed ones. */
const LOOK_THROUGH = 200;

/** Whom one can look for by name, and how active they are. */
export class IndexedUsers implements AsyncDisposable {
  readonly #users: Collection<PersonDocument>;
  readonly #scores: IdempotentCounter;

  private constructor(users: Collection<PersonDocument>, log: Log) {
    this.#users = users;
    this.#scores = new IdempotentCounter((sums) => this.#write(sums), log);
  }

  static async open(database: Db, log: Log): Promise<IndexedUsers> {
    const users = database.collection<PersonDocument>('people');
    await users.createIndexes([{ key: { prefixes: 1, heat: -1 }, name: 'prefixes' }]);
    return new IndexedUsers(users, log);
  }

  /** Learns a user's names as of an event. */
  async name(
    user: { userId: string; username: string; displayName: string },
    revision: string,
  ): Promise<void> {
    const { userId, username, displayName } = user;
    const names = { username, displayName, prefixes: prefixesOf([username, displayName]) };
    await this.#update(userId, names, revision);
  }

  /** Forgets a user for good. */
  async forget(userId: string): Promise<void> {
    await this.#update(userId, { username: '', displayName: '', prefixes: [] }, GONE);
  }

  /** A user tweeted. */
  warm(userId: string, tweetId: string): void {
    this.#scores.add(userId, decayedScoreAt(timeOf(tweetId)));
  }

  /** The most active users whose username, or a word of whose name, begins with a folded prefix. */
  async beginningWith(prefix: string, limit: number): Promise<WarmUser[]> {
    const indexed = Array.from(prefix).slice(0, MAX_PREFIX).join('');
    const found = await this.#users
      .find({ prefixes: indexed }, { projection: { username: 1, displayName: 1, heat: 1 } })
      .sort({ heat: -1 })
      .limit(indexed === prefix ? limit : LOOK_THROUGH)
      .hint('prefixes')
      .toArray();
    return found
      .filter(({ username, displayName }) => beginsWith(username, prefix) || beginsWith(displayName, prefix))
      .map(({ _id, heat }) => ({ id: _id, heat }))
      .slice(0, limit);
  }

  get pending(): number {
    return this.#scores.pending;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#scores[Symbol.asyncDispose]();
  }

  async #update(
    userId: string,
    names: Pick<PersonDocument, 'username' | 'displayName' | 'prefixes'>,
    revision: string,
  ): Promise<void> {
    try {
      await this.#users.updateOne(
        { _id: userId, revision: { $lt: revision } },
        { $set: { ...names, revision }, $setOnInsert: { heat: 0 } },
        { upsert: true },
      );
    } catch (error) {
      // Later names are there already: the upsert met them where it wanted to insert.
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
