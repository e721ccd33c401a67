import { isDeepStrictEqual } from 'node:util';
import type { Collection, Db } from 'mongodb';
import type { Log } from '#platform/log.js';
import { timeOf } from '#platform/snowflake.js';
import { decayedScoreAt } from '../rules/decayed-score.js';
import { beginsWith, MAX_PREFIX, prefixesOf } from '../rules/text/prefixes.js';
import { addSums } from './add-sums.js';
import { BufferedSums } from './buffered-sums.js';
import type { CountedTweet } from './indexed-tweet.js';
import { HASHTAGS } from './collections.js';

/** A hashtag that was used in public at least once. */
interface HashtagDocument {
  /** Without #, case-folded. */
  _id: string;
  /** The prefixes that autocomplete looks up. */
  prefixes: string[];
  /** The decayed score of its uses, see `rules/decayed-score.ts`. */
  heat: number;
}

/** A hashtag that autocomplete may offer, with the decayed score of its uses. */
export interface ScoredHashtag {
  name: string;
  score: number;
}

/** Documents read for a prefix that is longer than the indexed ones. */
const CANDIDATES = 200;

/** `hashtags`: the known hashtags and how much each was used lately. */
export class Hashtags implements AsyncDisposable {
  readonly #hashtags: Collection<HashtagDocument>;
  readonly #scores: BufferedSums;

  private constructor(hashtags: Collection<HashtagDocument>, log: Log) {
    this.#hashtags = hashtags;
    this.#scores = new BufferedSums((sums) => this.#write(sums), log);
  }

  static async open(database: Db, log: Log): Promise<Hashtags> {
    const hashtags = database.collection<HashtagDocument>(HASHTAGS.name);
    await hashtags.createIndexes([{ key: { prefixes: 1, heat: -1 }, name: 'prefixes' }]);
    return new Hashtags(hashtags, log);
  }

  /** Counts (`by` 1) or uncounts (`by` -1) the hashtags of a tweet. */
  add({ tweetId, tags }: CountedTweet, by: 1 | -1): void {
    for (const tag of tags) this.#scores.add(tag, by * decayedScoreAt(timeOf(tweetId)));
  }

  /** Whether each of the names was ever used, in the order of `names`. */
  async exist(names: readonly string[]): Promise<boolean[]> {
    const found = await this.#hashtags
      .find({ _id: { $in: [...new Set(names)] } }, { projection: { _id: 1 } })
      .toArray();
    const known = new Set(found.map(({ _id }) => _id));
    return names.map((name) => known.has(name));
  }

  /**
   * The hashtags with the highest scores that begin with a folded prefix. Hashtags without any public use are left out.
   */
  async beginningWith(prefix: string, limit: number): Promise<ScoredHashtag[]> {
    const indexed = Array.from(prefix).slice(0, MAX_PREFIX).join('');
    const found = await this.#hashtags
      .find({ prefixes: indexed, heat: { $gt: 0 } }, { projection: { heat: 1 } })
      .sort({ heat: -1 })
      .limit(indexed === prefix ? limit : CANDIDATES)
      .hint('prefixes')
      .toArray();
    return found
      .map(({ _id, heat }) => ({ name: _id, score: heat }))
      .filter(({ name }) => beginsWith(name, prefix))
      .slice(0, limit);
  }

  /** Corrects the prefixes of all hashtags, for upgrades; yields the names of those that were changed. */
  async *correct(): AsyncGenerator<string> {
    for await (const { _id, prefixes } of this.#hashtags.find({}, { projection: { prefixes: 1 } })) {
      const right = prefixesOf([_id]);
      if (isDeepStrictEqual(prefixes, right)) continue;
      await this.#hashtags.updateOne({ _id }, { $set: { prefixes: right } });
      yield _id;
    }
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
