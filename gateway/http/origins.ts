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

const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const PREFLIGHT = { 'access-control-allow-methods': 'GET, POST', 'access-control-max-age': '86400' };

/** `anyLocal` lists the origins of every local development server too: `http://localhost:5173`. */
export function originsFrom(list: readonly string[], anyLocal = false): Origins {
  const given = new Set(list);
  const isListed = (origin: string): boolean => given.has(origin) || (anyLocal && LOCAL.test(origin));
  const corsFor = ({ origin }: IncomingHttpHeaders): Record<string, string> =>
    origin !== undefined && isListed(origin)
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
      if (origin !== undefined) return isListed(origin) || isOwn(origin, host);
      // A page can send a GET without an Origin header; Sec-Fetch-Site still tells whether it is cross-site.
      const site = headers['sec-fetch-site'];
      return site === undefined || site === 'same-origin' || site === 'none';
    },
    preflightFor(headers) {
      const cors = corsFor(headers);
      if (!('access-control-allow-origin' in cors)) return cors;
      // Every header that the page asks for: client libraries add their own, and cookies, which need care, mean nothing here.
      const asked = headers['access-control-request-headers'];
      return {
        ...cors,
        ...PREFLIGHT,
        ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
        vary: 'Origin, Access-Control-Request-Headers',
      };
    },
  };
}

/** Names the setting: whoever develops the page and whoever runs the gateway are often one person. */
export const FOREIGN_PAGE =
  'Pages of this origin may not use the gateway; the setting ROOKERY_ORIGINS lists those that may.';

/** Throws FORBIDDEN for a request of a page whose origin is not allowed. */
export function refuseForeignPages(origins: Origins, { headers }: IncomingMessage): void {
  if (origins.allows(headers)) return;
  throw new HttpRefusal('FORBIDDEN', { message: FOREIGN_PAGE });
}

/** Whether an origin is the gateway's own, by the host that the client asked. */
export function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
