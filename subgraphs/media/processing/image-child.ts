// The program of a child process that reads pictures. It gets no setting, no secret and no connection, and ends with its parent.
import { MAX_MEMORY, MEMORY_EXIT } from './image-limits.js';
import { processImage } from './process-image.js';
import type { ImageJob } from './processed-image.js';

/** How often the memory is looked at, in ms. Decoding runs in other threads. */
const LOOK_MS = 10;

setInterval(() => {
  if (process.memoryUsage.rss() > MAX_MEMORY) process.exit(MEMORY_EXIT);
}, LOOK_MS).unref();
process.on('disconnect', () => process.exit(0));
process.on('message', (job: ImageJob) => {
  processImage(job).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.('ready');
