import type { Room } from '#platform/subgraph.js';
import { timeline } from './timeline/index.js';
import { trends } from './trends/index.js';
import { tweets } from './tweets/index.js';
import { users } from './users/index.js';

/** The four rooms. Composition, the network and the tests loop over them. */
export const ROOMS: readonly Room[] = [users, tweets, timeline, trends];
