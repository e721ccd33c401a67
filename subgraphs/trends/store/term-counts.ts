import type { Collection, Db } from 'mongodb';
import type { Log } from '#platform/log.js';
import { addSums } from './add-sums.js';
import { BufferedSums } from './buffered-sums.js';
import { TERMS } from './collections.js';

/** The estimated number of tweets that have a term. */
interface TermCountDocument {
  _id: string;
  tweets: number;
}

/** One in 16 tweets is counted and counts 16 times: enough to tell rare terms from common ones. */
const SAMPLE = 16;

/**
 * 2^64 / the golden ratio. Ids of one moment differ in few bits; multiplied by this number they differ in the highest
 * ones.
 */
const GOLDEN = 0x9e3779b97f4a7c15n;

/**
 * `terms`: estimates of how common each term is. A search reads the postings of its rarest term; a wrong estimate costs
 * time only.
 */
export class TermCounts implements AsyncDisposable {
  readonly #terms: Collection<TermCountDocument>;
  readonly #counts: BufferedSums;

  constructor(database: Db, log: Log) {
    this.#terms = database.collection(TERMS.name);
    this.#counts = new BufferedSums((sums) => this.#write(sums), log);
  }

  /** Counts a change of a tweet's terms. The tweet's id alone decides the sample, so removals match additions. */
  change(tweetId: string, before: readonly string[], after: readonly string[]): void {
    if (!isInSample(tweetId)) return;
    for (const term of before) this.#counts.add(term, -SAMPLE);
    for (const term of after) this.#counts.add(term, SAMPLE);
  }

  /** The term that the fewest tweets have; the first one of a tie. */
  async rarest(terms: readonly [string, ...string[]]): Promise<string> {
    if (terms.length === 1) return terms[0];
    const found = await this.#terms.find({ _id: { $in: [...terms] } }).toArray();
    const counts = new Map(found.map(({ _id, tweets }) => [_id, tweets]));
    const countOf = (term: string): number => counts.get(term) ?? 0;
    return terms.reduce((rarest, each) => (countOf(each) < countOf(rarest) ? each : rarest));
  }

  get pending(): number {
    return this.#counts.pending;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#counts[Symbol.asyncDispose]();
  }

  async #write(sums: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
    const failed = await addSums(this.#terms, sums, (term, tweets) => ({
      updateOne: { filter: { _id: term }, update: { $inc: { tweets } }, upsert: true },
    }));
    // A count that is left at 0 would tell that the term was used in a tweet that nobody may see any more.
    const lowered = [...sums].flatMap(([term, by]) => (by <= 0 ? [term] : []));
    if (lowered.length > 0)
      await this.#terms.deleteMany({ _id: { $in: lowered }, tweets: { $lte: 0 } }).catch(() => undefined);
    return failed;
  }
}

function isInSample(tweetId: string): boolean {
  return BigInt.asUintN(64, BigInt(tweetId) * GOLDEN) < 2n ** 64n / BigInt(SAMPLE);
}
