import type { Tasks as Broadcast } from './broadcast-server.js';
import type { Tasks as Gateway } from './gateway-server.js';
import type { Tasks as Swarm } from './swarm.js';
import { start, type Usage, type Worker } from './worker.js';

const ROUNDS = 10;

/** One of the two servers, with sockets of its own. */
interface Contender {
  /** Resident memory for each socket, in bytes. */
  memory: number;
  usage: () => Promise<Usage>;
  /** Resolves with how long it took until the last socket had the message, in ms, and the message's length. */
  round: () => Promise<{ ms: number; bytes: number }>;
}

interface Round {
  ms: number;
  bytes: number;
  /** CPU of the server for each delivered message, in µs. */
  cpu: number;
  /** What of it went into collecting garbage. */
  garbage: number;
}

/**
 * One post by an author whom all follow, beside a bare broadcast of as many bytes with ws, for so many sockets. Both servers
 * and all sockets are there from the beginning, and take turns: what disturbs the machine disturbs both alike.
 */
export async function onePost(sockets: number): Promise<void> {
  await using gateway = start<Gateway>('gateway-server.ts');
  await using gatewayClients = start<Swarm>('swarm.ts');
  await using broadcast = start<Broadcast>('broadcast-server.ts');
  await using broadcastClients = start<Swarm>('swarm.ts');
  const order = await gateway.do('open', { viewers: sockets, authors: 1, followed: 1 });
  const ours = await enter(gateway, gatewayClients, order, () => gateway.do('post'));
  // Also warms it up, and tells how long a notice is.
  const { bytes } = await ours.round();
  const url = await broadcast.do('open');
  const nobody = Array.from({ length: sockets }, () => null);
  const bare = await enter(broadcast, broadcastClients, { url, tokens: nobody }, () =>
    broadcast.do('post', bytes),
  );
  await bare.round();

  const rounds: { ours: Round; bare: Round }[] = [];
  for (let index = 0; index < ROUNDS; index++) {
    rounds.push({ ours: await measure(ours, sockets), bare: await measure(bare, sockets) });
  }
  print(sockets, rounds, { ours: ours.memory, bare: bare.memory });
}

async function enter(
  server: Pick<Worker<Gateway & Broadcast>, 'do'>,
  clients: Worker<Swarm>,
  order: { url: string; tokens: (string | null)[] },
  post: () => Promise<number>,
): Promise<Contender> {
  const usage = (): Promise<Usage> => server.do('usage');
  const empty = await usage();
  await clients.do('open', order);
  const full = await usage();
  return {
    memory: (full.rss - empty.rss) / order.tokens.length,
    usage,
    round: async () => {
      const everybody = clients.do('round');
      const startedAt = await post();
      const { at, bytes } = await everybody;
      return { ms: at - startedAt, bytes };
    },
  };
}

async function measure({ usage, round }: Contender, sockets: number): Promise<Round> {
  const before = await usage();
  const { ms, bytes } = await round();
  const after = await usage();
  const each = (all: number): number => (all * 1_000) / sockets;
  return { ms, bytes, cpu: each(after.cpu - before.cpu), garbage: each(after.garbage - before.garbage) };
}

function print(
  sockets: number,
  rounds: readonly { ours: Round; bare: Round }[],
  memory: Record<'ours' | 'bare', number>,
): void {
  const row = (server: string, who: 'ours' | 'bare') => {
    const of = (what: keyof Round): number => median(rounds.map((round) => round[who][what]));
    return {
      server,
      'until the last has it, ms': Number(of('ms').toFixed(1)),
      'times bare': Number(median(rounds.map((round) => round[who].ms / round.bare.ms)).toFixed(2)),
      'CPU µs per message': Number(of('cpu').toFixed(1)),
      'of it garbage, %': Math.round((100 * of('garbage')) / of('cpu')),
      'KiB per socket': Number((memory[who] / 1_024).toFixed(1)),
      bytes: of('bytes'),
    };
  };
  console.log(`\n${sockets} sockets, one message for all of them (median of ${ROUNDS} rounds, in turns):`);
  console.table([row('bare ws broadcast', 'bare'), row('homeTimelineEvents', 'ours')]);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
