import { manyAuthors } from './live/many-authors.js';
import { onePost } from './live/one-post.js';
import { slowClients } from './live/slow-clients.js';

/** Live timelines: how fast a notice reaches everybody, and what that costs the gateway. */
export async function run(): Promise<void> {
  for (const sockets of [1_000, 5_000, 10_000]) await onePost(sockets);
  await slowClients();
  await manyAuthors();
}
