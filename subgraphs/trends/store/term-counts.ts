import type { Collection, Db } from 'mongodb';
import type { Log } from '#platform/log.js';
import { addSums } from './add-sums.js';
import { IdempotentCounter } from './buffered-sums.js';

/** In about how many tweets a term stands. */
interface TermCountDocument {
  _id: string;
  tweets: number;
}

/** One tweet of so many is counted, for all of them: enough to tell rare terms from common ones. */
const SAMPLE = 16;

/** Ids of one moment differ in few bits; multiplied by 2^64 / the golden ratio they differ in the highest ones. */
const GOLDEN = 0x9e3779b97f4a7c15n;

/** About how common each term is, so that a search walks along its rarest. A wrong figure costs time, never a result. */
export class TermCounts implements AsyncDisposable {
  readonly #terms: Collection<TermCountDocument>;
  readonly #counts: IdempotentCounter;

  constructor(database: Db, log: Log) {
    this.#terms = database.collection('terms');
    this.#counts = new IdempotentCounter((sums) => this.#write(sums), log);
  }

  /** A tweet's terms changed. Whether it is in the sample depends on its id alone, so that what went in comes out. */
  change(tweetId: string, before: readonly string[], after: readonly string[]): void {
    if (!isInSample(tweetId)) return;
    for (const term of before) this.#counts.add(term, -SAMPLE);
    for (const term of after) this.#counts.add(term, SAMPLE);
  }

  /** The term that stands in the fewest tweets; the first of those that are as rare. */
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

  #write(sums: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
    return addSums(this.#terms, sums, (term, tweets) => ({
      updateOne: { filter: { _id: term }, update: { $inc: { tweets } }, upsert: true },
    }));
  }
}

function isInSample(tweetId: string): boolean {
  return BigInt.asUintN(64, BigInt(tweetId) * GOLDEN) < 2n ** 64n / BigInt(SAMPLE);
}
