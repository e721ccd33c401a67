import type { Loaders } from '../queries/loaders.js';

/** The user who runs a command, and the loaders of the request, so that permissions are read once per request. */
export interface Actor {
  id: string;
  loaders: Loaders;
}
