import type { Collection, Db } from 'mongodb';
import type { Log } from '#platform/log.js';
import { timeOf } from '#platform/snowflake.js';
import type { HourlyUses } from '../rules/baseline.js';
import { scopesOf, type Scope } from '../rules/scope.js';
import { HOUR, KEPT } from '../rules/window.js';
import { addSums } from './add-sums.js';
import { BufferedSums } from './buffered-sums.js';
import type { CountedTweet } from './indexed-tweet.js';
import { HASHTAG_HOURS } from './collections.js';

/** The uses of one hashtag in one hour. */
interface HashtagHourDocument {
  tag: string;
  /** The start of the hour. */
  hour: Date;
  /** Uses by scope. */
  uses: Record<Scope, number>;
}

/** `hashtagHours`: the uses of hashtags by the hour, from which baselines are computed. */
export class HashtagHours implements AsyncDisposable {
  readonly #hours: Collection<HashtagHourDocument>;
  readonly #uses: BufferedSums;

  private constructor(hours: Collection<HashtagHourDocument>, log: Log) {
    this.#hours = hours;
    this.#uses = new BufferedSums((sums) => this.#write(sums), log);
  }

  static async open(database: Db, log: Log): Promise<HashtagHours> {
    const hours = database.collection<HashtagHourDocument>(HASHTAG_HOURS.name);
    await hours.createIndexes([
      { key: { tag: 1, hour: 1 }, name: 'tag-hour', unique: true },
      { key: { hour: 1 }, name: 'age', expireAfterSeconds: KEPT / 1000 },
    ]);
    return new HashtagHours(hours, log);
  }

  /** Counts (`by` 1) or uncounts (`by` -1) the hashtags of a tweet. */
  add({ tweetId, tags, lang }: CountedTweet, by: number): void {
    const hour = Math.floor(timeOf(tweetId) / HOUR);
    for (const tag of tags) {
      for (const scope of scopesOf(lang)) this.#uses.add(JSON.stringify([tag, hour, scope]), by);
    }
  }

  /** The hours of the hashtags from `since` (ms since 1970) on, by hashtag. One read for all of them. */
  async since(tags: readonly string[], since: number): Promise<Map<string, HourlyUses[]>> {
    const found = this.#hours.find(
      { tag: { $in: [...tags] }, hour: { $gte: new Date(since) } },
      { projection: { _id: 0, tag: 1, hour: 1, uses: 1 } },
    );
    const byTag = new Map(tags.map((tag): [string, HourlyUses[]] => [tag, []]));
    for await (const { tag, hour, uses } of found) byTag.get(tag)?.push({ hour: hour.getTime(), uses });
    return byTag;
  }

  get pending(): number {
    return this.#uses.pending;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#uses[Symbol.asyncDispose]();
  }

  #write(sums: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
    return addSums(this.#hours, sums, (key, by) => {
      const [tag, hour, scope] = JSON.parse(key) as [string, number, Scope];
      const filter = { tag, hour: new Date(hour * HOUR) };
      return { updateOne: { filter, update: { $inc: { [`uses.${scope}`]: by } }, upsert: true } };
    });
  }
}
