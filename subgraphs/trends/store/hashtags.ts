import type { Collection, Db } from 'mongodb';
import type { Log } from '#platform/log.js';
import { timeOf } from '#platform/snowflake.js';
import { beginsWith, MAX_PREFIX, prefixesOf } from '../rules/text/prefixes.js';
import { addSums } from './add-sums.js';
import { decayedScoreAt } from '../rules/decayed-score.js';
import type { Weight } from './indexed-tweet.js';
import { IdempotentCounter } from './buffered-sums.js';

/** A hashtag that was used in public at least once. */
interface HashtagDocument {
  /** Without #, case-folded. */
  _id: string;
  /** The beginnings by which autocomplete finds it. */
  prefixes: string[];
  /** Recent use, see `heat.ts`. */
  heat: number;
}

/** A name that autocomplete may offer, with its recent use. */
export interface Warm {
  name: string;
  heat: number;
}

/** Candidates behind a prefix that is longer than the indexed ones. */
const LOOK_THROUGH = 200;

/** Which hashtags there are, and how warm they are. */
export class Hashtags implements AsyncDisposable {
  readonly #hashtags: Collection<HashtagDocument>;
  readonly #scores: IdempotentCounter;

  private constructor(hashtags: Collection<HashtagDocument>, log: Log) {
    this.#hashtags = hashtags;
    this.#scores = new IdempotentCounter((sums) => this.#write(sums), log);
  }

  static async open(database: Db, log: Log): Promise<Hashtags> {
    const hashtags = database.collection<HashtagDocument>('hashtags');
    await hashtags.createIndexes([{ key: { prefixes: 1, heat: -1 }, name: 'prefixes' }]);
    return new Hashtags(hashtags, log);
  }

  /** A tweet uses its hashtags (`by` 1), or does no longer (-1). */
  add({ tweetId, tags }: Weight, by: 1 | -1): void {
    for (const tag of tags) this.#scores.add(tag, by * decayedScoreAt(timeOf(tweetId)));
  }

  /** Which of the names were ever used, in their order. */
  async exist(names: readonly string[]): Promise<boolean[]> {
    const found = await this.#hashtags
      .find({ _id: { $in: [...new Set(names)] } }, { projection: { _id: 1 } })
      .toArray();
    const known = new Set(found.map(({ _id }) => _id));
    return names.map((name) => known.has(name));
  }

  /** The warmest hashtags that begin with a folded prefix; none whose every use was deleted or hidden from the public. */
  async beginningWith(prefix: string, limit: number): Promise<Warm[]> {
    const indexed = Array.from(prefix).slice(0, MAX_PREFIX).join('');
    const found = await this.#hashtags
      .find({ prefixes: indexed, heat: { $gt: 0 } }, { projection: { heat: 1 } })
      .sort({ heat: -1 })
      .limit(indexed === prefix ? limit : LOOK_THROUGH)
      .hint('prefixes')
      .toArray();
    return found
      .map(({ _id, heat }) => ({ name: _id, heat }))
      .filter(({ name }) => beginsWith(name, prefix))
      .slice(0, limit);
  }

  get pending(): number {
    return this.#scores.pending;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#scores[Symbol.asyncDispose]();
  }

  #write(sums: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
    return addSums(this.#hashtags, sums, (tag, heat) => ({
      updateOne: {
        filter: { _id: tag },
        update: { $inc: { heat }, $setOnInsert: { prefixes: prefixesOf([tag]) } },
        upsert: true,
      },
    }));
  }
}
