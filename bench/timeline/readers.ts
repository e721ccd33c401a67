// Those who read, as a process of their own: what they use of the machine is not the product's.
import { Pool } from 'undici';
import { work } from '../live/worker.js';
import { load } from '../measure.js';

/** What is read: home timelines, `step` readers apart, so many times, on so many connections. */
export interface Reading {
  url: string;
  /** The access tokens of the readers. */
  tokens: readonly string[];
  query: string;
  times: number;
  step: number;
  connections: number;
  /** How many reads are begun in a second; without it each connection reads on as soon as it is answered. */
  perSecond?: number | undefined;
}

async function read({ url, tokens, query, times, step, connections, perSecond }: Reading) {
  const pool = new Pool(url, { connections });
  const body = JSON.stringify({ query });
  const page = async (index: number): Promise<void> => {
    const token = tokens[(index * step) % tokens.length];
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await pool.request({ path: '/graphql', method: 'POST', headers, body });
    const { data } = (await answer.body.json()) as { data?: { homeTimeline?: { edges: unknown[] } } };
    const entries = data?.homeTimeline?.edges.length ?? 0;
    if (entries !== 20) throw new Error(`A page has ${entries} entries.`);
  };
  const { p50, p99, failed, ...rest } = await load(times, connections, page, perSecond);
  await pool.close();
  return { p50, p99, failed, 'per second': rest['per second'] };
}

const tasks = { read };
export type Readers = typeof tasks;
work(tasks);
