import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A store in a process of its own, to be killed. */
export interface StoreProcess {
  readonly url: string;
  /** Kills it as a power cut would, without a word. Once more does nothing. */
  kill(): Promise<void>;
}

/** What the process says when it is up, or why it is not. */
export type StoreProcessMessage =
  { readonly url: string } | { readonly reason: string; readonly message: string };

/** So many blocks (of 512 or 1,024 bytes, as the shell counts) may a file of the process have: a disk that gets full. */
interface Limits {
  readonly fileBlocks?: number;
  /** The heap of each thread, at most. */
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

/** Rejects when the process ends without a word. */
function firstMessage(child: ChildProcess): Promise<StoreProcessMessage> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as StoreProcessMessage));
    child.once('error', reject);
    child.once('disconnect', () => reject(new Error('the store ended without a word')));
  });
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
