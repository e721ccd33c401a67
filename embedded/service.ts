import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './commands/command.js';
import { Cursors, IDLE_TIMEOUT_MS } from './commands/cursors.js';
import { runCommand } from './commands/table.js';
import { findDamage } from './storage/data-file.js';
import { Store } from './storage/store.js';
import { expireDocuments } from './storage/expiry.js';
import { listen } from './wire/listener.js';

/** Interval of removing expired documents and idle cursors, in ms. */
const SWEEP_MS = 2_000;

/** The name of the LMDB file within the directory. */
const DATA_FILE = 'documents.mdb';

/** Options of a service. */
export interface ServiceOptions {
  readonly directory: string;
  readonly host: string;
  readonly port: number;
  readonly cursorTimeoutMs?: number | undefined;
}

/** A running service. */
export interface Service {
  readonly port: number;
  close(): Promise<void>;
}

/** Opens the store and serves commands in the current thread. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { directory, host, port, cursorTimeoutMs = IDLE_TIMEOUT_MS } = options;
  if (!existsSync(directory)) mkdirSync(directory, { recursive: true });
  const path = join(directory, DATA_FILE);
  const damage = findDamage(path);
  if (damage !== undefined) throw new Error(`${DATA_FILE}: ${damage}`);
  const store = new Store(path);
  const cursors = new Cursors(cursorTimeoutMs);
  const context: Context = { store, cursors, startedAt: new Date(), directory };
  const listener = await listen(host, port, (request) => runCommand(request, context));
  const sweeping = sweep(context);
  return {
    port: listener.port,
    async close() {
      await sweeping.stop();
      await listener.close();
      await store.close();
    },
  };
}

/** Sweeps repeatedly, each time SWEEP_MS after the previous sweep has ended. */
function sweep({ store, cursors }: Context): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const once = async (): Promise<void> => {
    cursors.expire(Date.now());
    // A full disk rejects deletions too; the next sweep tries again.
    await expireDocuments(store, new Date()).catch(() => undefined);
    timer = setTimeout(again, SWEEP_MS).unref();
  };
  const again = (): void => {
    running = once();
  };
  timer = setTimeout(again, SWEEP_MS).unref();
  return {
    async stop() {
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}
