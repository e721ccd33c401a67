import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreContext } from './commands/command.js';
import { Cursors, IDLE_TIMEOUT_MS } from './commands/cursors.js';
import { runCommand } from './commands/table.js';
import { makePrivateDirectory, makePrivateFile, tightenFile } from './private-files.js';
import { findDamage } from './storage/data-file.js';
import { Store } from './storage/store.js';
import { expireDocuments } from './storage/expiry.js';
import { listen } from './wire/listener.js';
import { removeLeftSocket, socketUrl } from './wire/socket-path.js';

/** Interval of removing expired documents and idle cursors, in ms. */
const SWEEP_MS = 2_000;

/** The name of the LMDB file within the directory. */
const DATA_FILE = 'documents.mdb';

/** The file with the URL of the running store, for a shell or another process of the same user. */
const URL_FILE = 'url';

/** Options of a service. */
export interface ServiceOptions {
  readonly directory: string;
  readonly cursorTimeoutMs?: number | undefined;
}

/** A running service. */
export interface Service {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the store and serves commands in the current thread. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { directory, cursorTimeoutMs = IDLE_TIMEOUT_MS } = options;
  makePrivateDirectory(directory);
  const path = join(directory, DATA_FILE);
  const damage = findDamage(path);
  if (damage !== undefined) throw new Error(`${DATA_FILE}: ${damage}`);
  // LMDB creates its files readable by everybody, and leaves the permissions of existing ones.
  for (const file of [path, `${path}-lock`]) makePrivateFile(file);
  const store = new Store(path);
  const cursors = new Cursors(cursorTimeoutMs);
  const context: StoreContext = { store, cursors, startedAt: new Date(), directory };
  const urlFile = join(directory, URL_FILE);
  removeLeftSocket(readText(urlFile));
  const listener = await listen(directory, (request, client) => runCommand(request, { ...context, client }));
  const url = socketUrl(listener.path);
  writeFileSync(urlFile, `${url}\n`, { mode: 0o600 });
  tightenFile(urlFile);
  const sweeping = sweep(context);
  return {
    url,
    async close() {
      await sweeping.stop();
      rmSync(urlFile, { force: true });
      await listener.close();
      await store.close();
    },
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Sweeps repeatedly, each time SWEEP_MS after the previous sweep has ended. */
function sweep({ store, cursors }: StoreContext): { stop(): Promise<void> } {
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
