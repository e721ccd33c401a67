// The four rooms in one process: behind signatures for ours, and without for the others, which therefore have a little
// less to do.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { listen } from '#platform/http-server.js';
import { readSupergraph, ROOM_NAMES, type RoomName } from '#platform/subgraph.js';
import type { AskRoom, SubgraphRequest } from '#platform/subgraph-server/index.js';
import type { Order } from './contestant.js';
import { ready } from './member.js';
import { openRooms } from './open-subgraphs.js';

const secret = randomBytes(32);
const opened = await openRooms(secret, true);
const rooms = {} as Record<RoomName, string>;
const signedRooms = {} as Record<RoomName, string>;
for (const room of ROOM_NAMES) {
  signedRooms[room] = opened[room].url ?? '';
  rooms[room] = await serveOpenly(opened[room].ask);
}
const supergraph = readSupergraph().replaceAll(
  /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
  (_match, room: RoomName) => `@join__graph(name: "${room}", url: "${rooms[room]}")`,
);
ready({ rooms, signedRooms, secret: secret.toString('hex'), supergraph } satisfies Order);

async function serveOpenly(ask: AskRoom): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const operation = JSON.parse(Buffer.concat(chunks).toString()) as SubgraphRequest;
      void ask(operation, { viewer: null, requestId: 'bench', clientIp: null }).then((result) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
      });
    });
  });
  await listen(server, '127.0.0.1', 0);
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/graphql`;
}
