import type { Loaders } from '../loaders.js';

/** Who acts, and what the request has read already: how the actor stands to others is asked once. */
export interface Actor {
  id: string;
  loaders: Loaders;
}
