import type { RequestContext, Viewer } from '#platform/viewer.js';
import { createCommands, type CommandDeps, type Commands } from './commands/index.js';
import type { Queries } from './queries/index.js';
import { VisibleUsers } from './queries/visible-users.js';

/** What a resolver may use: the viewer, the users that the viewer may see, queries and commands. */
export interface Context {
  readonly viewer: Viewer | null;
  readonly users: VisibleUsers;
  readonly queries: Queries;
  readonly commands: Commands;
}

export function createContext(
  request: RequestContext,
  { queries, ...deps }: CommandDeps & { queries: Queries },
): Context {
  const { viewer } = request;
  let commands: Commands | undefined;
  return {
    viewer,
    users: new VisibleUsers(deps.stores, (ids) => deps.profiles.load(ids), request),
    queries,
    // Bound on first use: most requests are reads.
    get commands() {
      return (commands ??= createCommands(deps, request));
    },
  };
}
