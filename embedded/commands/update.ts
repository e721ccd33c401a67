import { isTruthy, type Doc, type Value } from '../bson/value.js';
import type { Collection } from '../storage/collection.js';
import type { Store } from '../storage/store.js';
import { parseUpdate, type Update } from '../update/update.js';
import { upsertedDocument } from '../update/upsert.js';
import type { Command } from './command.js';
import { checkWriteConcern } from './concerns.js';
import { CommandError, badValue } from '../command-error.js';
import { hintOf } from './find.js';
import { checkStorable } from './insert.js';
import { modify } from './modify.js';
import { allHits, searchRequest, type SearchRequest } from './search.js';
import { WriteResult } from './write-result.js';

export const update: Command = {
  async run(args, { store }) {
    const statements = args.documents('updates').map(({ doc }) => doc);
    if (statements.length === 0)
      throw badValue('Write batch sizes must be between 1 and 100000. Got 0 operations.');
    const { ns } = args;
    const ordered = args.boolean('ordered', true);
    checkWriteConcern(args);
    const result = await store.write(() => {
      const updated = new WriteResult();
      updated.nModified = 0;
      return updated.each(statements, ordered, (statement, at) => {
        runStatement(store, ns, toStatement(statement), updated, at);
      });
    });
    return result.reply;
  },
};

interface Statement {
  readonly request: SearchRequest;
  readonly update: Update;
  readonly upsert: boolean;
}

function toStatement(statement: Doc): Statement {
  const multi = isTruthy(statement.get('multi'));
  const sort = (statement.get('sort') ?? undefined) as Doc | undefined;
  const update = parseUpdate(statement.get('u')!, (statement.get('arrayFilters') ?? []) as Value[]);
  if (multi && update.kind === 'replacement') {
    throw new CommandError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  if (multi && sort !== undefined)
    throw new CommandError('FailedToParse', 'Cannot specify sort with multi=true');
  const request = searchRequest({
    filter: statement.get('q') as Doc,
    limit: multi ? 0 : 1,
    hint: hintOf(statement),
    sort,
  });
  return { request, update, upsert: isTruthy(statement.get('upsert')) };
}

function runStatement(store: Store, ns: string, statement: Statement, result: WriteResult, at: number): void {
  const { request, update } = statement;
  const now = new Date();
  const existing = store.find(ns);
  const hits = existing === undefined ? [] : allHits(store, existing, request);
  for (const hit of hits) {
    if (modify(existing!, hit, request, update, now) !== undefined) result.nModified!++;
    result.n++;
  }
  if (hits.length > 0 || !statement.upsert) return;
  const id = upsert(store.ensure(ns), request, update, now).get('_id')!;
  result.upserted.push(
    new Map([
      ['index', at],
      ['_id', id],
    ] as const),
  );
  result.n++;
}

/** Inserts the document when nothing matched. Must run inside `write`. */
export function upsert(collection: Collection, request: SearchRequest, change: Update, now: Date): Doc {
  const document = upsertedDocument(request.filter, change, now);
  checkStorable(document.doc);
  collection.insert(document);
  return document.doc;
}
