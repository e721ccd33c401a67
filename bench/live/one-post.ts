import type { Tasks as Broadcast } from './broadcast-server.js';
import type { Tasks as Gateway } from './gateway-server.js';
import type { Tasks as Swarm } from './swarm.js';
import { start, type Usage } from './worker.js';

const ROUNDS = 10;

interface Measured {
  /** Until the last socket has it, in ms; the median of the rounds. */
  last: number;
  /** Resident memory for each socket, in bytes. */
  memory: number;
  /** CPU of the server for each delivered message, in µs. */
  cpu: number;
  /** Length of one message. */
  bytes: number;
}

/** One post by an author whom all follow, beside a bare broadcast of as many bytes with ws, for so many sockets. */
export async function onePost(sockets: number): Promise<void> {
  const ours = await notices(sockets);
  const bare = await broadcast(sockets, ours.bytes);
  const row = (server: string, { last, memory, cpu, bytes }: Measured) => ({
    server,
    'until the last has it, ms': Number(last.toFixed(1)),
    'times bare': Number((last / bare.last).toFixed(2)),
    'KiB per socket': Number((memory / 1_024).toFixed(1)),
    'CPU µs per message': Number(cpu.toFixed(1)),
    bytes,
  });
  console.log(`\n${sockets} sockets, one message for all of them (median of ${ROUNDS}):`);
  console.table([row('bare ws broadcast', bare), row('homeTimelineEvents', ours)]);
}

async function notices(viewers: number): Promise<Measured> {
  await using server = start<Gateway>('gateway-server.ts');
  await using swarm = start<Swarm>('swarm.ts');
  const order = await server.do('open', { viewers, authors: 1, followed: 1 });
  return await measure(
    viewers,
    () => server.do('usage'),
    () => swarm.do('open', order),
    async () => {
      const everybody = swarm.do('round');
      const startedAt = await server.do('post');
      const { at, bytes } = await everybody;
      return { ms: at - startedAt, bytes };
    },
  );
}

async function broadcast(sockets: number, bytes: number): Promise<Measured> {
  await using server = start<Broadcast>('broadcast-server.ts');
  await using swarm = start<Swarm>('swarm.ts');
  const url = await server.do('open');
  const tokens = Array.from({ length: sockets }, () => null);
  return await measure(
    sockets,
    () => server.do('usage'),
    () => swarm.do('open', { url, tokens }),
    async () => {
      const everybody = swarm.do('round');
      const startedAt = await server.do('post', bytes);
      return { ms: (await everybody).at - startedAt, bytes };
    },
  );
}

async function measure(
  sockets: number,
  usage: () => Promise<Usage>,
  open: () => Promise<unknown>,
  round: () => Promise<{ ms: number; bytes: number }>,
): Promise<Measured> {
  const empty = await usage();
  await open();
  const full = await usage();
  const { bytes } = await round();
  const times: number[] = [];
  const before = await usage();
  for (let index = 0; index < ROUNDS; index++) times.push((await round()).ms);
  const after = await usage();
  return {
    last: times.toSorted((a, b) => a - b)[ROUNDS / 2] ?? NaN,
    memory: (full.rss - empty.rss) / sockets,
    cpu: ((after.cpu - before.cpu) * 1_000) / (ROUNDS * sockets),
    bytes,
  };
}
