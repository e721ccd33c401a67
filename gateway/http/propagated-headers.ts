import type { PropagatedHeaders } from '../data-source/index.js';

/** Reads the headers that subgraphs are to receive; undefined when there are none. */
export type ReadHeaders = (headers: Readonly<Record<string, unknown>>) => PropagatedHeaders | undefined;

/** Headers of one connection, or that the gateway writes itself: to forward them would break the request. */
const NEVER: ReadonlySet<string> = new Set([
  ...['connection', 'content-encoding', 'content-length', 'content-type', 'expect', 'host', 'keep-alive'],
  ...['accept', 'accept-encoding', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['x-rookery-signature', 'x-request-id', 'traceparent'],
]);

/** Reads the headers of an allow-list. Throws for a name that must not be forwarded. */
export function headerReader(allowed: readonly string[]): ReadHeaders {
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  for (const name of names) {
    if (NEVER.has(name)) throw new Error(`The header ${name} cannot be propagated to subgraphs.`);
  }
  if (names.size === 0) return () => undefined;
  return (headers) => {
    const found = Object.entries(headers).filter(
      ([name, value]) => names.has(name.toLowerCase()) && typeof value === 'string',
    );
    if (found.length === 0) return undefined;
    return Object.fromEntries(
      found.map(([name, value]): [string, string] => [name.toLowerCase(), value as string]).sort(),
    );
  };
}
