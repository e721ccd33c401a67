import { manyAuthors } from './live/many-authors.js';
import { onePost } from './live/one-post.js';
import { slowClients } from './live/slow-clients.js';

/** Measures how fast live timeline events reach all subscribers, and the CPU and memory that the gateway uses for them. */
export async function run(): Promise<void> {
  for (const sockets of [1_000, 5_000, 10_000]) await onePost(sockets);
  await slowClients();
  await manyAuthors();
}
