import { isNumeric, toNumber, type Doc } from '../bson/value.js';
import { missing, refuseField } from './arguments.js';
import type { Command } from './command.js';
import { checkWriteConcern } from './concerns.js';
import { badValue, CommandError } from '../command-error.js';
import { hintOf } from './find.js';
import { allHits, searchRequest, type SearchRequest } from './search.js';
import { WriteResult } from './write-result.js';

export const deleteCommand: Command = {
  fields: ['deletes', 'ordered', 'writeConcern'],
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
  for (const name of statement.keys())
    if (!['q', 'limit', 'hint'].includes(name)) refuseField('delete.deletes', name);
  const filter = statement.get('q');
  const limit = statement.get('limit');
  if (!(filter instanceof Map)) throw missing('delete.deletes', 'q');
  if (!isNumeric(limit)) throw missing('delete.deletes', 'limit');
  const most = toNumber(limit);
  if (most !== 0 && most !== 1) {
    throw new CommandError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${most}`);
  }
  return searchRequest({ filter, limit: most, hint: hintOf(statement) });
}
