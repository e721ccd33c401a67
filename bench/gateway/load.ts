import { createRequire } from 'node:module';
import type { Ready } from './contestant.js';

/** Connections, and users. */
export const CONNECTIONS = 32;

/** What one round of load has measured. */
export interface Round {
  perSecond: number;
  p99: number;
  answers: number;
}

interface Result {
  duration: number;
  latency: { p99: number };
  requests: { total: number };
  non2xx: number;
  errors: number;
  mismatches: number;
}
/** One of its connections. */
interface Connection {
  setRequests(requests: readonly object[]): void;
}
type Autocannon = (options: object) => Promise<Result>;

/**
 * Asks over 32 connections for a while, each of the queries in turn; every connection is another user who begins somewhere
 * else, so that no two ask for the same at the same moment. Rejects when an answer has errors.
 */
export async function load(target: Ready, queries: readonly string[], seconds: number): Promise<Round> {
  const autocannon = createRequire(new URL('../peers/', import.meta.url))('autocannon') as Autocannon;
  let next = 0;
  const { duration, latency, requests, non2xx, errors, mismatches } = await autocannon({
    url: target.url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: requestsOf(target, queries, 0),
    setupClient: (connection: Connection) => connection.setRequests(requestsOf(target, queries, next++)),
    verifyBody: (body: string) => !body.includes('"errors"'),
  });
  if (non2xx + errors + mismatches > 0)
    throw new Error(`${target.url}: ${non2xx} refused, ${errors} failed, ${mismatches} had errors.`);
  return { perSecond: requests.total / duration, p99: latency.p99, answers: requests.total };
}

function requestsOf({ tokens = [] }: Ready, queries: readonly string[], connection: number) {
  const token = tokens[connection % tokens.length];
  return queries.map((_, index) => ({
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: queries[(index + connection) % queries.length] }),
  }));
}
