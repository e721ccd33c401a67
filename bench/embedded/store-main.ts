// Runs a store on the directory given as the first argument. Replies to each message with the CPU time used so far.
import { startEmbeddedStore } from '../../embedded/index.js';

const store = await startEmbeddedStore({ directory: process.argv[2]! });
process.send!({ url: store.url });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!({ cpuMicroseconds: user + system });
});
process.on('disconnect', () => void store.close());
