import { createRequire } from 'node:module';
import type { Ready } from './contestant.js';

/** The number of connections, each with its own user. */
export const CONNECTIONS = 32;

/** The measurements of one round of load. */
export interface Round {
  perSecond: number;
  /** In ms. */
  p99: number;
  answers: number;
}

/** The fields of an autocannon result that are used. */
interface Result {
  duration: number;
  latency: { p99: number };
  requests: { total: number };
  non2xx: number;
  errors: number;
  mismatches: number;
}
/** A connection of autocannon. */
interface Connection {
  setRequests(requests: readonly object[]): void;
}
type Autocannon = (options: object) => Promise<Result>;

/**
 * Sends the queries in turn over 32 connections for `seconds`. Each connection has its own user and begins with another query, so
 * that concurrent requests differ. Rejects when a response has errors.
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
    throw new Error(
      `${target.url}: ${non2xx} responses had an error status, ${errors} requests failed, ${mismatches} responses had errors.`,
    );
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
