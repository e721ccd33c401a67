import type { Tasks as Broadcast } from './broadcast-server.js';
import type { Tasks as Gateway } from './gateway-server.js';
import type { Tasks as Swarm } from './swarm.js';
import { start, type Usage, type Worker } from './worker.js';

const ROUNDS = 10;

/** One of the two servers, with its own sockets. */
interface Contender {
  /** Resident memory per socket, in bytes. */
  memory: number;
  usage: () => Promise<Usage>;
  /** Sends one message; resolves with the ms until the last socket received it, and its length in bytes. */
  round: () => Promise<{ ms: number; bytes: number }>;
}

interface Round {
  ms: number;
  bytes: number;
  /** CPU of the server per delivered message, in µs. */
  cpu: number;
  /** The part of `cpu` that garbage collection used, in µs. */
  garbage: number;
}

/**
 * Compares one post by an author whom all users follow with a plain ws broadcast of the same number of bytes. Both servers and
 * all sockets are open from the start and alternate, so that load on the machine affects both alike.
 */
export async function onePost(sockets: number): Promise<void> {
  await using gateway = start<Gateway>('gateway-server.ts');
  await using gatewayClients = start<Swarm>('swarm.ts');
  await using broadcast = start<Broadcast>('broadcast-server.ts');
  await using broadcastClients = start<Swarm>('swarm.ts');
  const order = await gateway.do('open', { viewers: sockets, authors: 1, followed: 1 });
  const ours = await openContender(gateway, gatewayClients, order, () => gateway.do('post'));
  // Warms the gateway up, and measures the length of an event.
  const { bytes } = await ours.round();
  const url = await broadcast.do('open');
  const noTokens = Array.from({ length: sockets }, () => null);
  const bare = await openContender(broadcast, broadcastClients, { url, tokens: noTokens }, () =>
    broadcast.do('post', bytes),
  );
  await bare.round();

  const rounds: { ours: Round; bare: Round }[] = [];
  for (let index = 0; index < ROUNDS; index++) {
    rounds.push({ ours: await measure(ours, sockets), bare: await measure(bare, sockets) });
  }
  print(sockets, rounds, { ours: ours.memory, bare: bare.memory });
}

/** Opens the sockets and measures the memory that the server uses for them. */
async function openContender(
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
      const delivered = clients.do('round');
      const startedAt = await post();
      const { at, bytes } = await delivered;
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
  const row = (server: string, side: 'ours' | 'bare') => {
    const medianOf = (metric: keyof Round): number => median(rounds.map((round) => round[side][metric]));
    return {
      server,
      'until the last socket received it, ms': Number(medianOf('ms').toFixed(1)),
      'multiple of ws broadcast': Number(
        median(rounds.map((round) => round[side].ms / round.bare.ms)).toFixed(2),
      ),
      'CPU µs per message': Number(medianOf('cpu').toFixed(1)),
      'garbage collection, % of CPU': Math.round((100 * medianOf('garbage')) / medianOf('cpu')),
      'KiB per socket': Number((memory[side] / 1_024).toFixed(1)),
      bytes: medianOf('bytes'),
    };
  };
  console.log(`\n${sockets} sockets, one message for all of them (median of ${ROUNDS} alternating rounds):`);
  console.table([row('plain ws broadcast', 'bare'), row('homeTimelineEvents', 'ours')]);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
