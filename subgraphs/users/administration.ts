import { setTimeout } from 'node:timers/promises';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { createAdminCommands, type AdminCommands } from './commands/index.js';
import { reconcile } from './commands/reconcile.js';
import { usernameKey } from './rules/username.js';
import { openStores } from './store/index.js';

/** How long a wrong count must stay as it is before it is put right, in ms. */
const PAUSE_MS = 5_000;

/** What the operator can do from a process of its own, beside the subgraph or while it is closed. */
export interface Administration extends AdminCommands {
  /** The id of a username, in any case; null when there is none. */
  find(username: string): Promise<string | null>;
  /** Puts wrong counts and directory entries right; reports each change as a line. */
  reconcile(report: (line: string) => void, pause?: () => Promise<void>): Promise<void>;
}

/** Works on the documents alone. What it writes carries its events; an open subgraph publishes them within a second. */
export async function openAdministration({
  mongo,
  clock,
  createEvent,
}: Pick<SubgraphDeps, 'mongo' | 'clock' | 'createEvent'>): Promise<Administration> {
  const stores = await openStores(mongo.database('users'));
  const outbox = { dispatch: () => undefined };
  return {
    ...createAdminCommands({ stores, outbox, clock, createEvent }),
    find: async (username) => (await stores.users.byUsername(usernameKey(username)))?._id ?? null,
    reconcile: (report, pause = () => setTimeout(PAUSE_MS)) => reconcile(stores, pause, report),
  };
}
