import type { Collection } from 'mongodb';
import { insertAbsent } from '#platform/mongo/index.js';
import type { AuthorDocument } from './documents.js';

/** The documents of `authors`. */
export class Authors {
  readonly collection: Collection<AuthorDocument>;

  constructor(collection: Collection<AuthorDocument>) {
    this.collection = collection;
  }

  /** For imports: who is there already stays. */
  insertAbsent(authors: readonly AuthorDocument[]): Promise<AuthorDocument[]> {
    return insertAbsent(this.collection, authors);
  }

  /** How many tweets each person has, in the order of `ids`. */
  async tweetsCounts(ids: readonly string[]): Promise<number[]> {
    const found = await this.collection
      .find({ _id: { $in: [...ids] } }, { projection: { tweets: 1 } })
      .toArray();
    const byId = new Map(found.map(({ _id, tweets }) => [_id, tweets]));
    return ids.map((id) => byId.get(id) ?? 0);
  }
}
