import type { Readiness } from '#platform/readiness.js';
import type { Secrets } from '#platform/secrets.js';
import { publicJwks } from '#platform/tokens/index.js';
import type { HttpContext } from './http-context.js';
import type { Routes } from './routes.js';

export interface StatusOptions {
  secrets: Secrets;
  /** Looks at what the gateway depends on. */
  readiness: Readiness;
  /** Whether requests should be sent here: false once the gateway is closing. */
  accepting: () => boolean;
  /** The metrics, as Prometheus reads them. */
  metrics: () => Promise<{ contentType: string; text: string }>;
}

/** What operators and other services ask: alive, ready, metrics, and the keys that verify access tokens. */
export function statusRoutes({ secrets, readiness, accepting, metrics }: StatusOptions): Routes {
  const jwks = publicJwks(secrets);
  return {
    '/health': { GET: (http) => http.sendJson(200, { status: 'ok' }) },
    '/ready': {
      GET: async (http) => {
        const { status, dependencies } = await readiness.look();
        const isOpen = accepting();
        const sendHere = isOpen && status !== 'unavailable';
        http.sendJson(sendHere ? 200 : 503, { status: isOpen ? status : 'draining', dependencies });
      },
    },
    '/metrics': {
      GET: async (http: HttpContext) => {
        const { contentType, text } = await metrics();
        http.send(200, { 'content-type': contentType }, text);
      },
    },
    '/.well-known/jwks.json': {
      GET: (http) => http.sendJson(200, jwks, { 'cache-control': 'public, max-age=300' }),
    },
  };
}
