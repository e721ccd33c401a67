import { existsSync } from 'node:fs';
import { DisposalStack } from '#platform/lifecycle.js';
import { compile } from './gateway/compile.js';
import { start, type Contestant, type Order, type Ready } from './gateway/contestant.js';
import { load, type Round } from './gateway/load.js';
import { OPERATIONS } from './gateway/operations.js';

/** Programs with their arguments. Each gateway has its own process and shares the subgraphs' process; `raw` is node:http with fixed bytes. */
const CONTESTANTS = {
  stock: ['stock.js'],
  'Hive Gateway': ['peers/hive.mjs'],
  'Mercurius with JIT': ['peers/mercurius.mjs'],
  Rookery: ['ours.js', 'elsewhere', 'fetched'],
  'Rookery, entities cached': ['ours.js', 'elsewhere', 'cached'],
  'Rookery and its subgraphs in one process': ['ours.js', 'here', 'fetched'],
  'the same, entities cached': ['ours.js', 'here', 'cached'],
  'raw node:http': ['raw.js'],
} as const;

const ROUNDS = 3;
const SECONDS = 2;
const WARM_UP_SECONDS = 2;

interface Measured extends Round {
  gatewayCpu: number;
  subgraphsCpu: number;
}

type Entrants = Map<string, Contestant<Ready>>;

/** Compares operations per second and CPU per operation with the stock gateway and the JavaScript peers. */
export async function run(): Promise<void> {
  if (!existsSync(new URL('peers/node_modules', import.meta.url))) {
    throw new Error('The peers are not installed. Run: npm ci --prefix bench/peers');
  }
  const compiled = await compile();
  await using subgraphs = await start<Order>(new URL('subgraphs.js', compiled));
  await using stack = new DisposalStack();
  const entrants: Entrants = new Map();
  for (const [name, [file, ...args]] of Object.entries(CONTESTANTS)) {
    const program = new URL(file, file.endsWith('.mjs') ? import.meta.url : compiled);
    entrants.set(name, stack.use(await start<Ready>(program, subgraphs.started, args)));
  }
  for (const [name, queries] of Object.entries(OPERATIONS)) {
    console.log(`\n${name}, 32 connections (median of ${ROUNDS} interleaved rounds):`);
    console.table(rows(await compare(entrants, subgraphs, queries)));
  }
}

async function compare(
  entrants: Entrants,
  subgraphs: Contestant<Order>,
  queries: readonly string[],
): Promise<Map<string, Measured>> {
  const rounds = new Map<string, Measured[]>();
  for (const { started } of entrants.values()) await load(started, queries, WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, entrant] of entrants) {
      const measured = await measure(entrant, subgraphs, queries);
      rounds.set(name, [...(rounds.get(name) ?? []), measured]);
    }
  }
  return new Map([...rounds].map(([name, all]) => [name, median(all)]));
}

async function measure(
  entrant: Contestant<Ready>,
  subgraphs: Contestant<Order>,
  queries: readonly string[],
): Promise<Measured> {
  const before = [await entrant.cpu(), await subgraphs.cpu()] as const;
  const round = await load(entrant.started, queries, SECONDS);
  const after = [await entrant.cpu(), await subgraphs.cpu()] as const;
  return {
    ...round,
    gatewayCpu: (after[0] - before[0]) / round.answers,
    subgraphsCpu: (after[1] - before[1]) / round.answers,
  };
}

function median(all: readonly Measured[]): Measured {
  const sorted = all.toSorted((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor(sorted.length / 2)] as Measured;
}

function rows(measured: ReadonlyMap<string, Measured>) {
  const stock = measured.get('stock')?.perSecond ?? NaN;
  const raw = measured.get('raw node:http')?.perSecond ?? NaN;
  return [...measured].map(([gateway, { perSecond, p99, gatewayCpu, subgraphsCpu }]) => ({
    gateway,
    'per second': Math.round(perSecond),
    'times stock': Number((perSecond / stock).toFixed(2)),
    'of raw': Number((perSecond / raw).toFixed(3)),
    'p99 ms': p99,
    'gateway CPU ms': Number(gatewayCpu.toFixed(3)),
    'subgraphs CPU ms': Number(subgraphsCpu.toFixed(3)),
  }));
}
