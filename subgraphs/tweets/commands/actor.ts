import type { Loaders } from '../loaders.js';

/** Who acts, and what the request has read already: what the actor may see of others is asked once. */
export interface Actor {
  id: string;
  loaders: Loaders;
}
