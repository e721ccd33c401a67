import type { Value } from '../bson/value.js';
import { parseProjection } from '../query/projection.js';
import type { Arguments } from './arguments.js';
import { wanted, type Command, type Context } from './command.js';
import { checkReadConcern } from './concerns.js';
import type { Results } from './cursors.js';
import { wrongType } from './option-checks.js';
import { noResults, resultsOf, searchRequest, startSearch } from './search.js';

/** Size of the first batch when the client does not specify one. */
export const FIRST_BATCH = 101;

export const find: Command = {
  run(args, context) {
    checkReadConcern(args);
    const limit = args.count('limit') || Infinity;
    const size = Math.min(args.count('batchSize') ?? FIRST_BATCH, limit);
    const keep = !args.boolean('singleBatch', false);
    const results = queryResults(args, context);
    return context.cursors.first(results, size, wanted(args, context), keep && size < limit);
  },
};

/** Parses the fields of a find command. */
export function findRequest(args: Arguments): ReturnType<typeof searchRequest> {
  return searchRequest({
    filter: args.doc('filter'),
    sort: args.doc('sort'),
    skip: args.count('skip'),
    limit: args.count('limit'),
    hint: hintOf(args),
  });
}

/** The hint; an empty document is no hint. */
export function hintOf(args: Pick<Arguments, 'get'>): ReturnType<Arguments['get']> {
  const hint = args.get('hint');
  return hint instanceof Map && hint.size === 0 ? undefined : hint;
}

function queryResults(args: Arguments, context: Context): Results {
  const request = findRequest(args);
  const projection = parseProjection(args.doc('projection') ?? new Map<string, Value>());
  const collection = context.store.find(args.ns);
  if (collection === undefined) return noResults(args.ns);
  return resultsOf(startSearch(context.store, collection, request), request, collection, projection);
}

export const getMore: Command = {
  run(args, context) {
    const id = args.get('getMore') ?? null;
    if (typeof id !== 'bigint') throw wrongType('getMore.getMore', id, 'long');
    const ns = `${args.db}.${args.string('collection')}`;
    const size = args.count('batchSize') || Infinity;
    return context.cursors.next(id, ns, size, wanted(args, context));
  },
};

export const killCursors: Command = {
  run(args, { cursors }) {
    const ids = args.array('cursors') as bigint[];
    const cursorsKilled = ids.filter((id) => cursors.kill(id, args.ns));
    const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
  },
};
