// The entry of the process of the readers, so that the measured process does not include their CPU time.
import { Pool } from 'undici';
import { work } from '../live/worker.js';
import { load } from '../measure.js';

/** Reads of home timelines. Successive reads are `step` readers apart. */
export interface Reading {
  url: string;
  /** The access tokens of the readers. */
  tokens: readonly string[];
  query: string;
  times: number;
  step: number;
  connections: number;
  /** Reads started per second. Without it, each connection sends the next read after the last response. */
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
