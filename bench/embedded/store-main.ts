// One store on the directory given as the first argument; tells the processor time it has used when asked.
import { startEmbeddedStore } from '../../embedded/index.js';

const store = await startEmbeddedStore({ directory: process.argv[2]! });
process.send!({ port: Number(new URL(store.url).port) });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!({ cpuMicroseconds: user + system });
});
process.on('disconnect', () => void store.close());
