import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A store in another process, to be killed. */
export interface StoreProcess {
  readonly url: string;
  /** Kills the process (SIGKILL). Idempotent. */
  kill(): Promise<void>;
}

/** The process's report of its start. */
export type StoreProcessMessage =
  { readonly url: string } | { readonly reason: string; readonly message: string };

/** The maximum size of a file in blocks (512 or 1,024 bytes, depending on the shell): simulates a full disk. */
interface Limits {
  readonly fileBlocks?: number;
  /** The maximum heap of each thread. */
  readonly heapMegabytes?: number;
}

/** Starts a store on `directory` in another process. Rejects with the reason when it does not start. */
export async function startStoreProcess(directory: string, limits: Limits = {}): Promise<StoreProcess> {
  const main = fileURLToPath(new URL('./store-process-main.ts', import.meta.url));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const { fileBlocks, heapMegabytes } = limits;
  const limit = fileBlocks === undefined ? '' : `trap '' XFSZ; ulimit -f ${fileBlocks};`;
  const heap = heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`];
  const command = [
    '-c',
    `${limit} exec "$0" "$@"`,
    process.execPath,
    ...heap,
    '--conditions=source',
    '--import',
    tsx,
    main,
    directory,
  ];
  const child = spawn('sh', command, { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
  const message = await firstMessage(child);
  if (!('url' in message)) {
    await gone(child);
    throw Object.assign(new Error(message.message), { reason: message.reason });
  }
  return {
    url: message.url,
    kill() {
      child.kill('SIGKILL');
      return gone(child);
    },
  };
}

/** Rejects when the process exits without a message. */
function firstMessage(child: ChildProcess): Promise<StoreProcessMessage> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as StoreProcessMessage));
    child.once('error', reject);
    child.once('disconnect', () => reject(new Error('the store exited without a message')));
  });
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
