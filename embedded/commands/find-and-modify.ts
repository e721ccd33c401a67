import type { Value } from '../bson/value.js';
import type { Doc } from '../bson/value.js';
import { parseProjection } from '../query/projection.js';
import type { Collection } from '../storage/collection.js';
import type { Store } from '../storage/store.js';
import { parseUpdate, type Update } from '../update/update.js';
import type { Arguments } from './arguments.js';
import type { Command } from './command.js';
import { checkWriteConcern } from './concerns.js';
import { CommandError } from '../command-error.js';
import { hintOf } from './find.js';
import { modify } from './modify.js';
import { allHits, searchRequest, type SearchRequest } from './search.js';
import { upsert } from './update.js';

export const findAndModify: Command = {
  async run(args, { store }) {
    const task = toTask(args);
    const { ns } = args;
    checkWriteConcern(args);
    return store.write(() => {
      const collection = store.find(ns);
      return runTask(store, collection, ns, task);
    });
  },
};

interface Task {
  readonly request: SearchRequest;
  /** Undefined removes the document. */
  readonly update: Update | undefined;
  readonly upsert: boolean;
  readonly returnNew: boolean;
  readonly project: (doc: Doc) => Doc;
}

function toTask(args: Arguments): Task {
  const remove = args.boolean('remove', false);
  const change = args.get('update');
  const returnNew = args.boolean('new', false);
  const isUpsert = args.boolean('upsert', false);
  if (remove === (change !== undefined)) {
    throw new CommandError(
      'FailedToParse',
      remove
        ? 'Cannot specify both an update and remove=true'
        : 'Either an update or remove=true must be specified',
    );
  }
  if (remove && returnNew) {
    throw new CommandError(
      'FailedToParse',
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  }
  if (remove && isUpsert)
    throw new CommandError('FailedToParse', 'Cannot specify both upsert=true and remove=true ');
  const arrayFilters = args.array('arrayFilters');
  return {
    request: searchRequest({
      filter: args.doc('query'),
      sort: args.doc('sort'),
      limit: 1,
      hint: hintOf(args),
    }),
    update: change === undefined ? undefined : parseUpdate(change, arrayFilters),
    upsert: isUpsert,
    returnNew,
    project: parseProjection(args.doc('fields') ?? new Map<string, Value>())?.ofDoc ?? ((doc) => doc),
  };
}

function runTask(store: Store, collection: Collection | undefined, ns: string, task: Task): object {
  const now = new Date();
  const [hit] = collection === undefined ? [] : allHits(store, collection, task.request);
  if (hit !== undefined && task.update === undefined) {
    collection!.remove(hit.doc);
    return { lastErrorObject: { n: 1 }, value: task.project(hit.doc) };
  }
  if (hit !== undefined) {
    const after = modify(collection!, hit, task.request, task.update!, now)?.doc ?? hit.doc;
    const value = task.project(task.returnNew ? after : hit.doc);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value };
  }
  if (task.update === undefined) return { lastErrorObject: { n: 0 }, value: null };
  if (!task.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const added: Doc = upsert(store.ensure(ns), task.request, task.update, now);
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: added.get('_id') };
  return { lastErrorObject, value: task.returnNew ? task.project(added) : null };
}
