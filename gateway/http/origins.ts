import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { HttpRefusal } from './refusal.js';

/** Who may use the gateway from a page in a browser. */
export interface Origins {
  /** Whether a request with these headers may be answered: from no page, from our own, or from one on the list. */
  allows(headers: IncomingHttpHeaders): boolean;
  /** Headers that let a page on the list read the answer. */
  corsFor(headers: IncomingHttpHeaders): Record<string, string>;
  /** Headers that answer a preflight. */
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
      // A page can send a GET without an Origin; browsers then still say whether it comes from another site.
      const site = headers['sec-fetch-site'];
      return site === undefined || site === 'same-origin' || site === 'none';
    },
    preflightFor(headers) {
      const cors = corsFor(headers);
      return 'access-control-allow-origin' in cors ? { ...cors, ...PREFLIGHT } : cors;
    },
  };
}

/** Throws FORBIDDEN for a request of a page that may not use the gateway. */
export function refuseForeignPages(origins: Origins, { headers }: IncomingMessage): void {
  if (origins.allows(headers)) return;
  throw new HttpRefusal('FORBIDDEN', { message: 'Pages of this origin may not use the gateway.' });
}

function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
