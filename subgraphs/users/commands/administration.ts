import { setTimeout } from 'node:timers/promises';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { openStores } from '../store/index.js';
import { createAdminCommands, type AdminCommands } from './index.js';
import { reconcile } from './reconcile.js';

/** How long a wrong count must stay the same before it is corrected, in ms. */
const PAUSE_MS = 5_000;

/** The operator's commands, for a process of its own: beside a running subgraph, or while the subgraph is down. */
export interface Administration extends AdminCommands {
  /** The id of a username, in any case; null when there is none. */
  find(username: string): Promise<string | null>;
  /** Corrects wrong counts and directory entries; reports each change as a line. */
  reconcile(report: (line: string) => void, pause?: () => Promise<void>): Promise<void>;
}

/** Works on the documents alone. The documents carry the events; a running subgraph publishes them within seconds. */
export async function openAdministration({
  mongo,
  clock,
  createEvent,
}: Pick<SubgraphDeps, 'mongo' | 'clock' | 'createEvent'>): Promise<Administration> {
  const stores = await openStores(mongo);
  const outbox = { dispatch: () => undefined };
  return {
    ...createAdminCommands({ stores, outbox, clock, createEvent }),
    find: async (username) => (await stores.accounts.byUsername(username))?._id ?? null,
    reconcile: (report, pause = () => setTimeout(PAUSE_MS)) => reconcile(stores, pause, report),
  };
}
