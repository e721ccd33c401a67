import { createGateway, type GatewayService } from '#gateway/index.js';
import type { Network } from '#network/index.js';
import { readSupergraph, ROOM_NAMES, type RoomName } from '#platform/room.js';
import { readSecrets } from '#platform/secrets.js';

export interface GatewayOptions {
  /** The network's own directory: the secrets are there. */
  directory: string;
  /** @default 0, a free one */
  port?: number;
  /** @default 0 */
  drainMs?: number;
}

/** One more gateway of a network, beside its own or in its place, over the same rooms and the same pipes. */
export async function openGateway(
  { rooms, pipes }: Network,
  { directory, port = 0, drainMs = 0 }: GatewayOptions,
): Promise<GatewayService> {
  const urls = ROOM_NAMES.map((room) => [room, rooms[room].url]);
  return createGateway(
    {
      host: '127.0.0.1',
      port,
      supergraph: readSupergraph(),
      subgraphs: Object.fromEntries(urls) as Record<RoomName, string>,
      secrets: await readSecrets(`${directory}/secrets`),
      drainMs,
      production: false,
    },
    pipes,
  );
}
