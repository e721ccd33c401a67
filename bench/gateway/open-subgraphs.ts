import { buildSubgraphSchema } from '@apollo/subgraph';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics.js';
import { readTypeDefs, ROOM_NAMES, type RoomName } from '#platform/subgraph.js';
import { openSubgraph, type Subgraph } from '#platform/subgraph-server/index.js';
import { RESOLVERS } from './world.js';

/** The four rooms with their real SDL, answering from memory; over HTTP too when `listening`. */
export async function openRooms(secret: Buffer, listening: boolean): Promise<Record<RoomName, Subgraph>> {
  const rooms = {} as Record<RoomName, Subgraph>;
  for (const room of ROOM_NAMES) {
    rooms[room] = await openSubgraph({
      ...{ room, secret, clock: systemClock, log: silentLog },
      schema: buildSubgraphSchema({ typeDefs: readTypeDefs(room), resolvers: RESOLVERS[room] }),
      listen: listening ? { host: '127.0.0.1', port: 0 } : null,
      createContext: (context) => context,
      dependencies: {},
      metrics: createMetrics(null),
    });
  }
  return rooms;
}
