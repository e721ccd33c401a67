import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { openSmallGateway, type SmallGateway } from '#gateway/testing/small-gateway.js';
import { posted } from '#gateway/testing/tweet-events.js';
import type { Order, Report } from './swarm.js';

const AUTHOR = '1900000000000000100';
const QUERY =
  'subscription { homeTimelineEvents { ... on TweetPosted { cursor tweet { id text author { username displayName } } } } }';
const ROUNDS = 10;

/** One post by an author whom everybody follows: until the last socket has it, beside a bare broadcast of the same bytes. */
export async function live(counts: readonly number[]): Promise<void> {
  for (const count of counts) {
    const bare = await broadcast(count);
    const ours = await notices(count);
    const rows = [
      ['bare ws broadcast', bare.ms, ''],
      ['homeTimelineEvents', ours.ms, `${(ours.ms / bare.ms).toFixed(2)}x bare`],
    ] as const;
    console.log(`${count} sockets, one event, until the last has it (median of ${ROUNDS}):`);
    for (const [name, ms, note] of rows)
      console.log(`  ${name.padEnd(20)} ${ms.toFixed(0).padStart(6)} ms  ${note}`);
    console.log(
      `  memory per socket    ${(ours.bytes / 1024).toFixed(1).padStart(6)} KiB (bare: ${(bare.bytes / 1024).toFixed(1)})`,
    );
    console.log(
      `  CPU per notice       ${ours.cpuMicros.toFixed(1).padStart(6)} µs (bare: ${bare.cpuMicros.toFixed(1)})`,
    );
  }
}

interface Measured {
  ms: number;
  bytes: number;
  cpuMicros: number;
}

async function notices(count: number): Promise<Measured> {
  const small = await openSmallGateway({ config: { limits: { socketsPerAddress: count + 1 } } });
  small.world.addUser(AUTHOR, 'ada');
  const people = Array.from({ length: count }, (_, index) =>
    String(1_900_000_000_001_000_000n + BigInt(index)),
  );
  for (const id of people) small.graph.follows.add(`${id}:${AUTHOR}`);
  const tokens = await Promise.all(people.map((id) => small.tokenFor(id)));
  try {
    return await measure({ url: small.endpoint.replace('http', 'ws'), tokens, query: QUERY }, (round) =>
      post(small, round),
    );
  } finally {
    await small[Symbol.asyncDispose]();
  }
}

async function post({ world, bus }: SmallGateway, round: number): Promise<void> {
  const id = String(2_000_000_000_000_000_000n + BigInt(round));
  world.addTweet(
    id,
    AUTHOR,
    'One hundred and forty characters are enough for everybody, and most of us need not even half of them',
  );
  await bus.publish(posted(id, AUTHOR));
}

async function broadcast(count: number): Promise<Measured> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const text = `{"id":"1","type":"next","payload":${JSON.stringify({ data: 'x'.repeat(250) })}}`;
  const tokens = Array.from({ length: count }, () => null);
  const measured = await measure({ url: `ws://127.0.0.1:${port}`, tokens, query: '' }, () => {
    for (const client of server.clients) client.send(text);
    return Promise.resolve();
  });
  for (const client of server.clients) client.terminate();
  server.close();
  return measured;
}

/** Opens a swarm, lets `act` cause one message for each socket, round by round, and times when the last one has it. */
async function measure(order: Order, act: (round: number) => Promise<void>): Promise<Measured> {
  const swarm = fork(new URL('swarm.ts', import.meta.url), {
    execArgv: ['--conditions=source', '--import', 'tsx'],
  });
  const before = process.memoryUsage().rss;
  swarm.send(order);
  await reported(swarm);
  const bytes = (process.memoryUsage().rss - before) / order.tokens.length;
  await act(0);
  await reported(swarm);
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (let round = 1; round <= ROUNDS; round++) {
    const startedAt = performance.timeOrigin + performance.now();
    const everybody = reported(swarm);
    await act(round);
    const report = await everybody;
    times.push(('everybodyAt' in report ? report.everybodyAt : 0) - startedAt);
  }
  const { user, system } = process.cpuUsage(cpu);
  swarm.kill();
  await once(swarm, 'exit');
  return {
    ms: times.toSorted((a, b) => a - b)[ROUNDS / 2] ?? 0,
    bytes,
    cpuMicros: (user + system) / (ROUNDS * order.tokens.length),
  };
}

async function reported(swarm: ChildProcess): Promise<Report> {
  const [report] = (await once(swarm, 'message')) as [Report];
  return report;
}
