import { toNumber, type Doc } from '../bson/value.js';
import type { Command } from './command.js';
import { checkWriteConcern } from './concerns.js';
import { badValue } from '../command-error.js';
import { hintOf } from './find.js';
import { allHits, searchRequest, type SearchRequest } from './search.js';
import { WriteResult } from './write-result.js';

export const deleteCommand: Command = {
  async run(args, { store }) {
    const statements = args.documents('deletes').map(({ doc }) => doc);
    if (statements.length === 0)
      throw badValue('Write batch sizes must be between 1 and 100000. Got 0 operations.');
    const { ns } = args;
    const ordered = args.boolean('ordered', true);
    checkWriteConcern(args);
    const result = await store.write(() => {
      const collection = store.find(ns);
      const deleted = new WriteResult();
      return deleted.each(statements, ordered, (statement) => {
        const request = toRequest(statement);
        if (collection === undefined) return;
        const hits = allHits(store, collection, request);
        for (const hit of hits) collection.remove(hit.doc);
        deleted.n += hits.length;
      });
    });
    return result.reply;
  },
};

function toRequest(statement: Doc): SearchRequest {
  const filter = statement.get('q') as Doc;
  return searchRequest({
    filter,
    limit: toNumber(statement.get('limit') as number),
    hint: hintOf(statement),
  });
}
