import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { HttpRefusal } from './refusal.js';

/** The origins whose pages may use the gateway. */
export interface Origins {
  /** Whether a request is allowed: from no page, from a page of the gateway, or from a listed origin. */
  allows(headers: IncomingHttpHeaders): boolean;
  /** The headers that let a page of a listed origin read the response. */
  corsFor(headers: IncomingHttpHeaders): Record<string, string>;
  /** The headers of a response to a preflight. */
  preflightFor(headers: IncomingHttpHeaders): Record<string, string>;
}

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'content-type, authorization, x-request-id, apollo-require-preflight, last-event-id, traceparent',
  'access-control-max-age': '86400',
};

export function originsFrom(list: readonly string[]): Origins {
  const listed = new Set(list);
  const corsFor = ({ origin }: IncomingHttpHeaders): Record<string, string> =>
    origin !== undefined && listed.has(origin)
      ? {
          'access-control-allow-origin': origin,
          'access-control-expose-headers':
            'x-request-id, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset',
          vary: 'Origin',
        }
      : { vary: 'Origin' };
  return {
    corsFor,
    allows(headers) {
      const { origin, host } = headers;
      if (origin !== undefined) return listed.has(origin) || isOwn(origin, host);
      // A page can send a GET without an Origin header; Sec-Fetch-Site still tells whether it is cross-site.
      const site = headers['sec-fetch-site'];
      return site === undefined || site === 'same-origin' || site === 'none';
    },
    preflightFor(headers) {
      const cors = corsFor(headers);
      return 'access-control-allow-origin' in cors ? { ...cors, ...PREFLIGHT } : cors;
    },
  };
}

/** Throws FORBIDDEN for a request of a page whose origin is not allowed. */
export function refuseForeignPages(origins: Origins, { headers }: IncomingMessage): void {
  if (origins.allows(headers)) return;
  throw new HttpRefusal('FORBIDDEN', { message: 'Pages of this origin may not use the gateway.' });
}

function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
