import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { lockDirectory, type DirectoryLock } from './directory-lock.js';
import { EmbeddedStoreError } from './embedded-store-error.js';
import { workerScript } from './worker-script.js';
import type { ServiceOptions } from './service.js';
import type { WorkerMessage } from './worker.js';

export { EmbeddedStoreError, type EmbeddedStoreFailure } from './embedded-store-error.js';

/** The data directory of a store. */
export interface EmbeddedStoreOptions {
  /**
   * Created when missing. Locked by one process at a time. Only its owner can enter it, read its files and connect to
   * the socket in it.
   */
  readonly directory: string;
  /** Idle cursors are closed after this time; in ms, 10 minutes by default, as in MongoDB. */
  readonly cursorTimeoutMs?: number;
}

/** A running store. */
export interface EmbeddedStore extends AsyncDisposable {
  /** The URL for the official driver: the path of a socket. Also in the file `url` of the directory. */
  readonly url: string;
  /** Closes connections, waits until running writes are on disk and releases the lock. */
  close(): Promise<void>;
}

/** Starts the store on `directory` in a worker thread. Throws EmbeddedStoreError. */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const directory = resolve(options.directory);
  const lock = takeLock(directory);
  const workerData: ServiceOptions = { directory, cursorTimeoutMs: options.cursorTimeoutMs };
  const worker = new Worker(await workerScript(), { workerData, execArgv: [] });
  // A worker that dies ends the process: nothing works without documents.
  const exited = new Promise((resolve) => worker.once('exit', resolve)).then(() => lock.release());
  const url = await listening(worker, directory);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (worker.postMessage('close'), exited);
    return closing;
  };
  return { url, close, [Symbol.asyncDispose]: close };
}

function takeLock(directory: string): DirectoryLock {
  let lock: DirectoryLock | undefined;
  try {
    lock = lockDirectory(directory);
  } catch (cause) {
    const { message } = cause as Error;
    throw new EmbeddedStoreError('unreadable', `cannot use the data directory ${directory}: ${message}`, {
      cause,
    });
  }
  if (lock !== undefined) return lock;
  throw new EmbeddedStoreError('locked', `the data directory ${directory} is in use by another process`);
}

async function listening(worker: Worker, directory: string): Promise<string> {
  const [message] = (await once(worker, 'message')) as [WorkerMessage];
  if (message.kind === 'listening') return message.url;
  await once(worker, 'exit');
  throw startFailure(message.code, message.message, directory);
}

/** Error codes of the system and of LMDB for a directory that cannot be accessed. */
const ACCESS_CODES = new Set<unknown>([
  ...['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EISDIR'],
  ...[1, 13, 20, 21, 28, 30],
]);

function startFailure(code: unknown, message: string, directory: string): Error {
  // There is no place for the socket: the data is intact.
  if (message.startsWith('listen ')) return new Error(message);
  if (ACCESS_CODES.has(code)) {
    return new EmbeddedStoreError('unreadable', `cannot use the data directory ${directory}: ${message}`);
  }
  return new EmbeddedStoreError('corrupt', `cannot open the data in ${directory}: ${message}`);
}
