import type { Mongo } from '#platform/mongo/index.js';

/** A query that the driver has sent: the parts that its plan and its shards depend on. */
export interface SentQuery {
  /** The database, without the namespace. */
  subgraph: string;
  collection: string;
  filter: Record<string, unknown>;
  sort?: Record<string, unknown>;
  limit?: number;
  hint?: unknown;
}

/** The `comment` of a query that a test sends itself, on the connection of its network. */
export const OF_THE_TEST = 'of the test';

type Query = Omit<SentQuery, 'subgraph' | 'collection'>;

/** Listens to the queries of a process until `stop` is called; one of each shape is kept, and told to `onNew`. */
export function watchQueries(mongo: Mongo, onNew: (query: SentQuery) => void = () => undefined) {
  const sent = new Map<string, SentQuery>();
  const unknown = new Set<string>();
  const stop = mongo.onCommand(({ databaseName, commandName, command }) => {
    if (command['comment'] === OF_THE_TEST) return;
    const subgraph = databaseName.slice(databaseName.indexOf('_') + 1);
    const queries = queriesOf(commandName, command);
    if (queries === undefined) unknown.add(commandName);
    for (const query of queries ?? []) {
      const collection = String(command[commandName]);
      const shape = JSON.stringify([subgraph, collection, shapeOf(query.filter), query.sort]);
      if (!sent.has(shape)) onNew({ subgraph, collection, ...query });
      sent.set(shape, { subgraph, collection, ...query });
    }
  });
  /** `unknown`: commands that may hold queries which this function does not find. */
  return { sent, unknown, stop };
}

/** Commands of the driver without a query, and commands that run when a subgraph starts. */
const WITHOUT_QUERY = new Set([
  ...['insert', 'getMore', 'killCursors', 'endSessions', 'ping', 'hello'],
  ...['create', 'createIndexes', 'listIndexes', 'listCollections', 'dropDatabase'],
]);

/** The queries in a command: a read has one, a write may have many. Undefined for an unknown command. */
function queriesOf(name: string, command: Record<string, unknown>): Query[] | undefined {
  if (WITHOUT_QUERY.has(name)) return [];
  const { sort, limit, hint } = command as Partial<Query>;
  const filter = (command['filter'] ?? command['query'] ?? {}) as Query['filter'];
  switch (name) {
    case 'find':
    case 'count':
      return [{ filter, ...(sort && { sort }), ...(limit && { limit }), hint }];
    case 'distinct':
      return [{ filter, hint }];
    case 'findAndModify':
      return [{ filter, ...(sort && { sort }), limit: 1, hint }];
    case 'aggregate':
      return [{ ...leadingQuery(command['pipeline'] as Stage[]), hint }];
    case 'update':
      return (command['updates'] as Statement[]).map(({ q, hint }) => ({ filter: q, hint }));
    case 'delete':
      return (command['deletes'] as Statement[]).map(({ q, hint }) => ({ filter: q, hint }));
    default:
      return undefined;
  }
}

type Statement = { q: Query['filter']; hint?: unknown };
type Stage = { $match?: Query['filter']; $sort?: Query['sort']; $limit?: number };

/** The leading stages that an index can answer: those before the first that combines documents. */
function leadingQuery([match, sort, limit]: Stage[]): Query {
  const rest = match?.$match === undefined ? [match, sort] : [sort, limit];
  return {
    filter: match?.$match ?? {},
    ...(rest[0]?.$sort && { sort: rest[0].$sort }),
    ...(rest[0]?.$sort && rest[1]?.$limit && { limit: rest[1].$limit }),
  };
}

/** The filter without values: queries of one shape have one plan. */
function shapeOf(filter: unknown): unknown {
  if (Array.isArray(filter)) return filter.length === 0 ? [] : [shapeOf(filter[0])];
  if (filter === null || typeof filter !== 'object') return typeof filter;
  return Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, shapeOf(value)]));
}
