import type { IncomingMessage } from 'node:http';

/** The path and the query parameters of a request. */
export interface Target {
  path: string;
  parameters: URLSearchParams;
}

/** Shared, so it must not be modified. */
const NO_PARAMETERS = new URLSearchParams();

/** Splits by hand, because `new URL` throws for some paths that clients may send (`//`). */
export function targetOf({ url = '/' }: IncomingMessage): Target {
  const queryStart = url.indexOf('?');
  if (queryStart === -1) return { path: url, parameters: NO_PARAMETERS };
  return {
    path: url.slice(0, queryStart),
    parameters: new URLSearchParams(url.slice(queryStart + 1)),
  };
}
