import { ObjectId } from 'bson';
import { encode } from '../bson/encode.js';
import { bsonType, type Doc } from '../bson/value.js';
import type { StoredDocument } from '../storage/collection.js';
import type { Command } from './command.js';
import { checkWriteConcern } from './concerns.js';
import { CommandError, badValue } from '../command-error.js';
import { WriteResult } from './write-result.js';

export const insert: Command = {
  async run(args, { store }) {
    const documents = args.documents('documents');
    if (documents.length === 0)
      throw badValue('Write batch sizes must be between 1 and 100000. Got 0 operations.');
    const { ns } = args;
    const ordered = args.boolean('ordered', true);
    checkWriteConcern(args);
    const result = await store.write(() => {
      const collection = store.ensure(ns);
      const written = new WriteResult();
      return written.each(documents, ordered, (document) => {
        collection.insert(storable(document));
        written.n++;
      });
    });
    return result.reply;
  },
};

/** The document in its stored form, with `_id` as the first field. Keeps the client's bytes where possible. */
export function storable({ doc, bytes }: StoredDocument): StoredDocument {
  checkStorable(doc);
  if (Array.isArray(doc.get('_id'))) throw badValue("can't use an array for _id");
  if ([...doc.keys()][0] === '_id') return { doc, bytes };
  const withId: Doc = new Map([['_id', doc.get('_id') ?? new ObjectId()], ...doc]);
  if (doc.has('_id')) withId.set('_id', doc.get('_id')!);
  return { doc: withId, bytes: encode(withId) };
}

/** Rejects `_id` values that a document must not have. All other names are allowed, as in MongoDB since 5.0. */
export function checkStorable(doc: Doc): void {
  const id = doc.get('_id');
  if (id instanceof Map) {
    for (const name of id.keys()) {
      if (name.startsWith('$'))
        throw new CommandError('DollarPrefixedFieldName', `_id fields may not start with '$'.`);
    }
  }
  if (bsonType(id) === 'BSONRegExp') throw badValue("can't use a regex for _id");
}
