import { parentPort, workerData } from 'node:worker_threads';
import { startService, type ServiceOptions } from './service.js';
import { isDiskError } from './storage/environment.js';

/** Messages from the worker to the thread that started it. */
export type WorkerMessage =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'failed'; readonly code: string | undefined; readonly message: string };

// LMDB rejects a failed commit for every waiting writer, which is handled there, and once more without a
// handler.
process.on('unhandledRejection', (error) => {
  if (!isDiskError(error)) throw error;
});

try {
  const service = await startService(workerData as ServiceOptions);
  parentPort!.on('message', () => {
    void service.close().then(() => parentPort!.close());
  });
  tell({ kind: 'listening', url: service.url });
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  tell({ kind: 'failed', code, message });
  parentPort!.close();
}

function tell(message: WorkerMessage): void {
  parentPort!.postMessage(message);
}
