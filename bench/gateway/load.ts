import { createRequire } from 'node:module';
import type { Ready } from './contestant.js';

const CONNECTIONS = 32;

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
type Autocannon = (options: object) => Promise<Result>;

/** Asks over 32 connections for a while, each of the queries in turn. Rejects when an answer has errors. */
export async function load(target: Ready, queries: readonly string[], seconds: number): Promise<Round> {
  const autocannon = createRequire(new URL('../peers/', import.meta.url))('autocannon') as Autocannon;
  const { duration, latency, requests, non2xx, errors, mismatches } = await autocannon({
    url: target.url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: requestsOf(target, queries),
    verifyBody: (body: string) => !body.includes('"errors"'),
  });
  if (non2xx + errors + mismatches > 0)
    throw new Error(`${target.url}: ${non2xx} refused, ${errors} failed, ${mismatches} had errors.`);
  return { perSecond: requests.total / duration, p99: latency.p99, answers: requests.total };
}

function requestsOf({ tokens = [] }: Ready, queries: readonly string[]) {
  const length = Math.max(queries.length, tokens.length);
  return Array.from({ length }, (_, index) => ({
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(tokens.length === 0 ? {} : { authorization: `Bearer ${tokens[index % tokens.length]}` }),
    },
    body: JSON.stringify({ query: queries[index % queries.length] }),
  }));
}
