import type { Subgraph } from '#platform/subgraph.js';
import { timeline } from './timeline/index.js';
import { trends } from './trends/index.js';
import { tweets } from './tweets/index.js';
import { users } from './users/index.js';

/** The four subgraphs. Composition, the network and the tests loop over them. */
export const SUBGRAPHS: readonly Subgraph[] = [users, tweets, timeline, trends];
