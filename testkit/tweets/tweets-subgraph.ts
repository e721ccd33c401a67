import { tweets } from '#subgraphs/tweets/index.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Network, NetworkOptions } from '#network/index.js';
import { withDisposal } from '#platform/lifecycle.js';
import { openNetwork } from '../client/index.js';

/** The subgraph's response, as the gateway gets it. */
export interface SubgraphResponse {
  data: { _entities: (Record<string, unknown> | null)[] };
  errors?: unknown[];
}

interface GraphQLRequest {
  query: string;
  variables: Record<string, unknown>;
}

/** A network whose tweets subgraph takes requests directly, like those of the gateway, and that can be reopened. */
export interface TweetsSubgraph extends AsyncDisposable {
  network: Network;
  /** Asks the subgraph, for a viewer or without one. */
  ask(viewerId: string | null, request: GraphQLRequest): Promise<unknown>;
  /** Fetches entities of one type, for a viewer or without one. */
  entities(
    viewerId: string | null,
    type: string,
    ids: readonly string[],
    fields: string,
  ): Promise<SubgraphResponse>;
  /** Closes the network and opens it on the same documents, with empty caches. */
  reopen(): Promise<void>;
  /** The number of finds during `work` in the databases of tweets and users, by `subgraph.collection`. */
  findsDuring(work: () => Promise<unknown>): Promise<Record<string, number>>;
}

/** Whether a find comes from the periodic sweep of an outbox. */
function isSweep(command: Record<string, unknown>): boolean {
  const { filter } = command;
  return typeof filter === 'object' && filter !== null && 'outbox.id' in filter;
}

export function openTweetsSubgraph(options: NetworkOptions = {}): Promise<TweetsSubgraph> {
  return withDisposal(async (stack) => {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-tweets-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const namespace = `t${crypto.randomUUID().slice(0, 8)}`;
    let network = await openNetwork({ ...options, directory, namespace });
    stack.defer(() => network[Symbol.asyncDispose]());
    const ask = (viewerId: string | null, request: GraphQLRequest): Promise<unknown> => {
      const viewer = viewerId === null ? null : { id: viewerId, sessionId: '1' };
      return network.subgraph(tweets).ask(request, { viewer, requestId: 'test', clientIp: null });
    };
    return {
      get network() {
        return network;
      },
      ask,
      async entities(viewerId, type, ids, fields) {
        // ExecutionResult types `data` by field name only; the tests know the fields of their query.
        return (await ask(viewerId, {
          query: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${fields} } } }`,
          variables: { representations: ids.map((id) => ({ __typename: type, id })) },
        })) as SubgraphResponse;
      },
      async reopen() {
        await network[Symbol.asyncDispose]();
        network = await openNetwork({ ...options, directory, namespace });
      },
      async findsDuring(work) {
        const finds: Record<string, number> = {};
        const stop = network.infrastructure.mongo.onCommand(({ commandName, command, databaseName }) => {
          if (commandName !== 'find' && commandName !== 'aggregate') return;
          const key = `${databaseName.slice(namespace.length + 1)}.${String(command[commandName])}`;
          if (!/^(tweets|relationships)\./.test(key) || isSweep(command)) return;
          finds[key] = (finds[key] ?? 0) + 1;
        });
        await work();
        stop();
        return finds;
      },
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}
