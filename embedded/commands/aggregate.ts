import { encode } from '../bson/encode.js';
import type { Doc, Value } from '../bson/value.js';
import type { DocumentStream, Stage } from '../aggregate/flow.js';
import { STAGES } from '../aggregate/stages.js';
import type { Store } from '../storage/store.js';
import type { Arguments } from './arguments.js';
import { wanted, type Command } from './command.js';
import { checkReadConcern } from './concerns.js';
import type { Results } from './cursors.js';
import { badValue, CommandError, notImplemented } from '../command-error.js';
import { FIRST_BATCH, hintOf } from './find.js';
import { isNumeric, toNumber } from '../bson/value.js';
import {
  countedByKeys,
  hitsOf,
  resume,
  searchRequest,
  startSearch,
  type Search,
  type SearchRequest,
} from './search.js';

/** Stages of MongoDB that are not supported. */
const UNSUPPORTED =
  /^\$(addFields|set|lookup|graphLookup|facet|bucket|bucketAuto|sample|sortByCount|replaceRoot|replaceWith|redact|out|merge|unionWith|changeStream|geoNear|indexStats|collStats|setWindowFields|densify|fill|documents|search|currentOp|listSessions|planCacheStats)$/;

export const aggregate: Command = {
  run(args, context) {
    checkReadConcern(args);
    const { store, cursors } = context;
    if (isNumeric(args.get('aggregate'))) refuseDatabase(args);
    const { ns } = args;
    const size = firstBatchSize(args.doc('cursor'));
    const { request, stages } = parsePipeline(args.array('pipeline'), hintOf(args));
    const results = start(store, ns, request, stages);
    return cursors.first(results, size, wanted(args, context), true);
  },
};

/** `{ aggregate: 1 }` reads from a whole database, or from the server. No stage that does is supported. */
function refuseDatabase(args: Arguments): never {
  if (toNumber(args.get('aggregate') as number) !== 1)
    throw badValue("Invalid command format: the 'aggregate' field must specify a collection name or 1");
  parsePipeline(args.array('pipeline'), undefined);
  const [stage] = args.array('pipeline') as Doc[];
  const what = stage === undefined ? 'an empty pipeline' : `'${[...stage.keys()][0]}'`;
  throw new CommandError(
    'InvalidNamespace',
    `{aggregate: 1} is not valid for ${what}; a collection is required.`,
  );
}

function firstBatchSize(cursor: Doc | undefined): number {
  if (cursor === undefined) throw new CommandError('FailedToParse', "The 'cursor' option is required");
  const size = cursor.get('batchSize');
  return isNumeric(size) ? toNumber(size) : FIRST_BATCH;
}

interface Pipeline {
  /** The part of the pipeline that is executed as a query, possibly by an index. */
  readonly request: SearchRequest;
  readonly stages: readonly Stage[];
}

/** Parses a pipeline. A leading `$match` and a following `$sort`, `$skip` and `$limit` become a query. */
export function parsePipeline(pipeline: readonly Value[], hint: Value | undefined): Pipeline {
  const parsed = pipeline.map(parseStage);
  const lead: Record<string, Value> = {};
  for (const name of ['$match', '$sort', '$skip', '$limit']) {
    if (parsed[Object.keys(lead).length]?.name === name)
      lead[name] = parsed[Object.keys(lead).length]!.argument;
  }
  const number = (value: Value | undefined): number | undefined =>
    isNumeric(value) ? toNumber(value) : undefined;
  const request = searchRequest({
    filter: lead.$match as Doc | undefined,
    sort: lead.$sort as Doc | undefined,
    skip: number(lead.$skip),
    limit: number(lead.$limit),
    hint,
  });
  return { request, stages: parsed.slice(Object.keys(lead).length).map(({ stage }) => stage) };
}

function parseStage(stage: Value): { name: string; argument: Value; stage: Stage } {
  if (!(stage instanceof Map))
    throw new CommandError('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  if (stage.size !== 1) {
    throw new CommandError(
      'Location40323',
      'A pipeline stage specification object must contain exactly one field.',
    );
  }
  const [[name, argument]] = [...stage] as [[string, Value]];
  const parse = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (parse !== undefined) return { name, argument, stage: parse(argument) };
  if (UNSUPPORTED.test(name)) throw notImplemented(`the aggregation stage ${name}`);
  throw new CommandError('Location40324', `Unrecognized pipeline stage name: '${name}'`);
}

function start(store: Store, ns: string, request: SearchRequest, stages: readonly Stage[]): Results {
  const collection = store.find(ns);
  const search = collection && startSearch(store, collection, request);
  const read = stages[0]?.ignoresContent === true ? unread : documents;
  const input = search === undefined ? [] : read(search, request);
  const flow = stages.reduce<DocumentStream>((before, stage) => stage(before), input);
  return {
    ns,
    documents: encoded(flow),
    resume: () => search && resume(search, collection),
  };
}

function* documents(search: Search, request: SearchRequest): Generator<Doc | undefined> {
  for (const hit of hitsOf(search, request)) yield hit?.doc;
}

const UNREAD: Doc = new Map();

/** Number of unread documents between two yields. */
const PAUSE_EVERY = 1_000;

/** One empty document per match, for a stage that does not read documents. */
function* unread(search: Search, request: SearchRequest): Generator<Doc | undefined> {
  const count = countedByKeys(search, request);
  if (count === undefined) for (const hit of hitsOf(search, request)) yield hit && UNREAD;
  else
    for (let at = 1; at <= count; at++) {
      yield UNREAD;
      if (at % PAUSE_EVERY === 0) yield undefined;
    }
}

function* encoded(flow: DocumentStream): Generator<Buffer | undefined> {
  for (const doc of flow) yield doc && encode(doc);
}
