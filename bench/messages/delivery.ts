import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessage } from '#testkit/operations/messages.js';
import type { Tasks as Swarm } from '../live/swarm.js';
import { start } from '../live/worker.js';
import { load, timesOf } from '../measure.js';
import type { Crowd } from './crowd.js';

/** Open sockets, in pairs of users who write to each other. 10,000 take minutes to open on two cores. */
export const SOCKETS = Number(process.env['SOCKETS'] ?? 2_000);
const PER_SECOND = Number(process.env['PER_SECOND'] ?? 50);
const SECONDS = 10;
const TIMEOUT_MS = 30_000;

const LIVE =
  'subscription { conversationEvents { ... on MessageSent { cursor message { id sequence text senderId conversation { id unreadCount } } } } }';

/** From before a message is sent until both members' sockets have it, at an even rate over all pairs. */
export async function measureDelivery({ network, join }: Crowd): Promise<object> {
  const members = await join(SOCKETS);
  const send = (index: number) => {
    // Both of a pair write in turn.
    const place = (index * 2) % SOCKETS;
    const [one, other] = [members[place]!, members[place + 1]!];
    const [from, to] = Math.floor((index * 2) / SOCKETS) % 2 ? [other, one] : [one, other];
    const at = performance.timeOrigin + performance.now();
    const text = `at ${at.toFixed(3)}: have you seen the herons by the old bridge?`;
    return from.client.get(SendMessage, { input: { to: to.id, text } });
  };
  await load(SOCKETS, 32, send);
  await network.settle();
  await using swarm = start<Swarm>('swarm.ts');
  const url = `${network.url.replace('http', 'ws')}/graphql`;
  await swarm.do('open', { url, tokens: members.map(({ token }) => token), query: LIVE });
  await network.settle();
  await load(PER_SECOND * 2, 64, send, PER_SECOND);
  await sleep(500);
  await swarm.do('delays');
  const sent = PER_SECOND * SECONDS;
  const loaded = await load(sent, 64, send, PER_SECOND);
  const delays: number[] = [];
  for (const deadline = performance.now() + TIMEOUT_MS; delays.length < 2 * sent;) {
    if (performance.now() > deadline) break;
    delays.push(...(await swarm.do('delays')));
    await sleep(50);
  }
  const { p50, p99 } = timesOf(delays);
  return {
    ...{ sockets: SOCKETS, 'messages/s': PER_SECOND, 'sent p50': loaded.p50, 'sent p99': loaded.p99 },
    ...{ 'to both sockets p50': p50, 'to both sockets p99': p99, lost: 2 * sent - delays.length },
    'RSS MiB': Math.round(process.memoryUsage().rss / 2 ** 20),
  };
}
