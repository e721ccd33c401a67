import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { openDocuments } from '#testkit/services/index.js';
import { connectMongo } from './mongo.js';

/** Node publishes every socket that a client opens. */
const SOCKETS = 'net.client.socket';

it('a command on a connection that is closed in the same moment ends, and so does the wait for the server', async () => {
  await using documents = await openDocuments();
  const sockets = new Set<Socket>();
  const note = (message: unknown): void => void sockets.add((message as { socket: Socket }).socket);
  subscribe(SOCKETS, note);
  const options = { url: documents.url, namespace: 'closed', log: silentLog };
  await using mongo = await connectMongo(options);
  const rows = mongo.database('test').collection<{ _id: string; n: number }>('rows');
  const write = () => rows.updateOne({ _id: '1' }, { $inc: { n: 1 } }, { upsert: true });
  for (let round = 0; round < 4; round++) {
    await write();
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await Promise.allSettled([write(), write()]);
    await expect.poll(() => mongo.ping().then(() => 'ok', String), { timeout: 10_000 }).toBe('ok');
  }
  unsubscribe(SOCKETS, note);
}, 60_000);
