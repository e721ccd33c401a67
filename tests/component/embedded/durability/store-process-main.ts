// Runs a store on the directory given as the first argument, until it is killed.
import { EmbeddedStoreError, startEmbeddedStore } from '#embedded/index.js';
import type { StoreProcessMessage } from './store-process.js';

// The parent process has died, so this process must end too.
process.once('disconnect', () => process.exit());

try {
  const store = await startEmbeddedStore({ directory: process.argv[2]! });
  tell({ url: store.url });
} catch (error) {
  if (!(error instanceof EmbeddedStoreError)) throw error;
  tell({ reason: error.reason, message: error.message });
  process.disconnect();
}

function tell(message: StoreProcessMessage): void {
  process.send!(message);
}
