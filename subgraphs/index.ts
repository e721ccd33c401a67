import type { Subgraph } from '#platform/subgraph.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { media } from './media/index.js';
import { messages } from './messages/index.js';
import { notifications } from './notifications/index.js';
import { timeline } from './timeline/index.js';
import { trends } from './trends/index.js';
import { tweets } from './tweets/index.js';
import { users } from './users/index.js';

/** The subgraphs. Composition, codegen, the network, the process entries, metrics and tests iterate over this list. */
export const SUBGRAPHS: readonly Subgraph<SubgraphDeps>[] = [
  users,
  tweets,
  timeline,
  trends,
  notifications,
  messages,
  media,
];

export const SUBGRAPH_NAMES: readonly string[] = SUBGRAPHS.map(({ name }) => name);
