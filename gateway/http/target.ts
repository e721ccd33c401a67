import type { IncomingMessage } from 'node:http';

/** What a request asks for: the path, and the parameters behind `?`. */
export interface Target {
  path: string;
  parameters: URLSearchParams;
}

/** Nobody writes to them. */
const NO_PARAMETERS = new URLSearchParams();

/** Cut by hand: clients may send any text here, and `new URL` throws for some of them (`//`). */
export function targetOf({ url = '/' }: IncomingMessage): Target {
  const subgraphRequest = url.indexOf('?');
  if (subgraphRequest === -1) return { path: url, parameters: NO_PARAMETERS };
  return {
    path: url.slice(0, subgraphRequest),
    parameters: new URLSearchParams(url.slice(subgraphRequest + 1)),
  };
}
