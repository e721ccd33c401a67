import type { Doc } from '../bson/value.js';
import { describePlan } from '../plan/explain.js';
import type { Collection } from '../storage/collection.js';
import { parsePipeline } from './aggregate.js';
import { Arguments } from './arguments.js';
import type { Command, Context } from './command.js';
import { notImplemented, CommandError, badValue } from '../command-error.js';
import { findRequest, hintOf } from './find.js';
import { COMMAND_OPTIONS } from './options.js';
import { hitsOf, searchRequest, startSearch, type SearchRequest } from './search.js';

/** The commands that can be explained. */
const EXPLAINABLE = ['aggregate', 'count', 'delete', 'distinct', 'find', 'findAndModify', 'update'] as const;

export const explain: Command = {
  run(args, context) {
    const inner = args.doc('explain')!;
    const verbosity = args.string('verbosity') ?? 'allPlansExecution';
    if (!['queryPlanner', 'executionStats', 'allPlansExecution'].includes(verbosity)) {
      throw new CommandError(
        'FailedToParse',
        `verbosity string must be one of queryPlanner, executionStats, allPlansExecution`,
      );
    }
    const explained = toArguments(new Map([...inner, ['$db', args.db]]));
    const command = EXPLAINABLE.find((name) => name === explained.command);
    if (command === undefined) throw notImplemented(`explain of ${explained.command}`);
    explained.check(COMMAND_OPTIONS[command]);
    return explainCommand(explained, context, verbosity !== 'queryPlanner');
  },
};

function toArguments(body: Doc): Arguments {
  return new Arguments({
    id: 0,
    body,
    bytesOf: new Map(),
    sequences: new Map(),
    isUnacknowledged: false,
    isLegacy: false,
  });
}

function explainCommand(args: Arguments, { store }: Context, execute: boolean): object {
  const request = requestOf(args);
  const collection = store.find(args.ns);
  const namespace = args.ns;
  if (collection === undefined) {
    const stats = { executionSuccess: true, nReturned: 0, totalKeysExamined: 0, totalDocsExamined: 0 };
    const winningPlan = { stage: 'EOF' };
    return {
      queryPlanner: { namespace, winningPlan, rejectedPlans: [] },
      ...(execute && { executionStats: stats }),
    };
  }
  return explainSearch(store, collection, request, execute, wrapperOf(args.command));
}

function explainSearch(
  store: Context['store'],
  collection: Collection,
  request: SearchRequest,
  execute: boolean,
  wrapper: string | undefined,
): object {
  const search = startSearch(store, collection, request);
  const plan = describePlan(search.plan, request);
  const winningPlan = wrapper === undefined ? plan : { stage: wrapper, inputStage: plan };
  const queryPlanner = { namespace: collection.ns, winningPlan, rejectedPlans: [] };
  if (!execute) return { queryPlanner };
  const started = performance.now();
  // A count reads only keys when they are sufficient.
  let nReturned = (wrapper === 'COUNT' ? search.run.countKeys(search.plan) : undefined) ?? -1;
  if (nReturned < 0) nReturned = [...hitsOf(search, request)].filter((hit) => hit !== undefined).length;
  const executionStats = {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - started),
    totalKeysExamined: search.run.keysExamined,
    totalDocsExamined: search.run.docsExamined,
  };
  return { queryPlanner, executionStats };
}

function wrapperOf(command: string): string | undefined {
  return { count: 'COUNT', update: 'UPDATE', delete: 'DELETE', findAndModify: 'UPDATE' }[command];
}

function requestOf(args: Arguments): SearchRequest {
  switch (args.command) {
    case 'find':
      return findRequest(args);
    case 'count':
    case 'distinct':
    case 'findAndModify':
      return searchRequest({ filter: args.doc('query'), sort: args.doc('sort'), hint: hintOf(args) });
    case 'update':
    case 'delete': {
      const [statement] = args.documents(args.command === 'update' ? 'updates' : 'deletes');
      if (statement === undefined) throw badValue('explain needs a statement');
      const filter = statement.doc.get('q');
      return searchRequest({ filter: filter as Doc, hint: hintOf(statement.doc) });
    }
    case 'aggregate':
      return parsePipeline(args.array('pipeline'), hintOf(args)).request;
    default:
      throw notImplemented(`explain of ${args.command}`);
  }
}
