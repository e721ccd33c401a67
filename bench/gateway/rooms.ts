// The four rooms in one process, answering from memory: behind signatures for ours, and without for the others, which
// therefore have a little less to do.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { systemClock } from '#platform/clock.js';
import { listen } from '#platform/http-server.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics.js';
import { readSupergraph, readTypeDefs, ROOM_NAMES, type RoomName } from '#platform/room.js';
import { openSubgraph, type AskRoom, type SubgraphRequest } from '#platform/subgraph-server/index.js';
import type { Order } from './contestant.js';
import { ready } from './member.js';
import { RESOLVERS } from './world.js';

const secret = randomBytes(32);
const rooms = {} as Record<RoomName, string>;
const signedRooms = {} as Record<RoomName, string>;
for (const room of ROOM_NAMES) {
  const schema = buildSubgraphSchema({ typeDefs: readTypeDefs(room), resolvers: RESOLVERS[room] });
  const { ask, url } = await openSubgraph({
    ...{ room, schema, secret, clock: systemClock, log: silentLog },
    listen: { host: '127.0.0.1', port: 0 },
    createContext: (context) => context,
    checkReady: () => Promise.resolve(),
    metrics: createMetrics(null),
  });
  signedRooms[room] = url ?? '';
  rooms[room] = await serveOpenly(ask);
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
