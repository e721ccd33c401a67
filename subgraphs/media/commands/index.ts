import { bindCommands, type BoundCommands } from '#platform/commands.js';
import type { Viewer } from '#platform/viewer.js';
import { completeMediaUpload } from './complete-media-upload.js';
import { createMediaUpload } from './create-media-upload.js';
import type { CommandDeps } from './deps.js';

export type { CommandDeps } from './deps.js';

/** The viewer who acts. */
export type Actor = Pick<Viewer, 'id'>;

const COMMANDS = { createMediaUpload, completeMediaUpload };

export type Commands = BoundCommands<typeof COMMANDS>;

/** The commands of one request. `actorOf` throws UNAUTHENTICATED when the request has no viewer. */
export function createCommands(deps: CommandDeps, actorOf: () => Actor): Commands {
  return bindCommands(COMMANDS, deps, actorOf);
}
