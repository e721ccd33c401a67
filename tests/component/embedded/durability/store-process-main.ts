// One store on the directory given as the first argument, until it is killed.
import { EmbeddedStoreError, startEmbeddedStore } from '#embedded/index.js';
import type { StoreProcessMessage } from './store-process.js';

// Whoever started it is gone, a test runner that was killed, say: nobody is left to end this.
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
