import DataLoader from 'dataloader';
import { bindCommands, signedIn } from '#platform/commands.js';
import type { RequestContext } from '#platform/viewer.js';
import type { Outbox } from '#platform/mongo/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { createPoll } from './commands/create-poll.js';
import { votePoll } from './commands/vote-poll.js';
import type { Polls } from './store/polls.js';

/** What the parts of the subgraph work with. */
export type PollsDeps = SubgraphDeps & { store: Polls; outbox: Outbox };

export type Context = ReturnType<typeof createContext>;

/** Made for each request. */
export function createContext(deps: PollsDeps, { viewer }: RequestContext) {
  return {
    polls: new DataLoader((ids: readonly string[]) => deps.store.byIds(ids)),
    commands: bindCommands({ createPoll, votePoll }, deps, () => signedIn(viewer)),
  };
}
