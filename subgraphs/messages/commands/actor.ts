import type { Viewer } from '#platform/viewer.js';
import type { Loaders } from '../queries/loaders.js';

/** The viewer who acts, with what the request has read. */
export interface Actor extends Pick<Viewer, 'id'> {
  loaders: Loaders;
}
