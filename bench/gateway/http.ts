import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Pool } from 'undici';
import { openSmallGateway, type SmallGateway } from '#gateway/testing/small-gateway.js';
import { systemClock } from '#platform/clock.js';
import { readSupergraph, type RoomName } from '#platform/room.js';
import { createSigner } from '#platform/signature.js';

const TWEETS = 20;
const CONNECTIONS = 32;
const ROUND_MS = 3_000;
const OPERATIONS = {
  'home timeline of 20 with authors':
    '{ homeTimeline(first: 20) { edges { node { id text author { username displayName } } } } }',
  'one tweet': '{ tweet(id: "1000") { text } }',
};

/** Operations per second beside a stock Apollo Server with Apollo Gateway, over the same rooms, all in this process. */
export async function http(): Promise<void> {
  const small = await openSmallGateway();
  small.world.addUser('1', 'ada');
  for (let index = 0; index < TWEETS; index++)
    small.world.addTweet(String(1000 + index), '1', `Tweet ${index}`);
  const stock = await openStock(small);
  for (const [name, query] of Object.entries(OPERATIONS)) {
    const body = JSON.stringify({ query });
    await load(small.endpoint, body, 500);
    await load(stock.url, body, 500);
    const [theirs, ours] = [
      await load(stock.url, body, ROUND_MS),
      await load(small.endpoint, body, ROUND_MS),
    ];
    console.log(
      `${name}: stock ${theirs.toFixed(0)}/s, ours ${ours.toFixed(0)}/s, ${(ours / theirs).toFixed(2)}x`,
    );
  }
  await stock.server.stop();
  await small[Symbol.asyncDispose]();
}

async function openStock({ rooms, secrets }: SmallGateway) {
  const context = { viewer: null, requestId: 'bench', clientIp: null };
  const gateway = new ApolloGateway({
    supergraphSdl: readSupergraph(),
    buildService: ({ name }) => {
      const sign = createSigner(secrets.internal, name, systemClock);
      const source = new RemoteGraphQLDataSource({ url: rooms.subgraphs[name as RoomName] });
      const { fetcher } = source;
      source.fetcher = (url, init) =>
        fetcher(url, { ...init, headers: { ...init?.headers, ...sign(context, String(init?.body)) } });
      return source;
    },
  });
  const server = new ApolloServer({ gateway });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { server, url };
}

/** Sends one operation over many connections for a while; gives answers per second. */
async function load(url: string, body: string, ms: number): Promise<number> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const until = performance.now() + ms;
  let answers = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const headers = { 'content-type': 'application/json' };
      const response = await pool.request({ method: 'POST', path: pathname, headers, body });
      const text = await response.body.text();
      if (response.statusCode !== 200 || text.includes('"errors"')) throw new Error(text);
      answers++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  await pool.close();
  return (answers * 1000) / ms;
}
