import type { Readiness } from '#platform/readiness.js';
import type { Secrets } from '#platform/secrets.js';
import { publicJwks } from '#platform/tokens/index.js';
import type { Exchange } from './http-context.js';
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
    '/health': { GET: (exchange) => exchange.sendJson(200, { status: 'ok' }) },
    '/ready': {
      GET: async (exchange) => {
        const { status, dependencies } = await readiness.look();
        const isOpen = accepting();
        const sendHere = isOpen && status !== 'unavailable';
        exchange.sendJson(sendHere ? 200 : 503, { status: isOpen ? status : 'draining', dependencies });
      },
    },
    '/metrics': {
      GET: async (exchange: Exchange) => {
        const { contentType, text } = await metrics();
        exchange.send(200, { 'content-type': contentType }, text);
      },
    },
    '/.well-known/jwks.json': {
      GET: (exchange) => exchange.sendJson(200, jwks, { 'cache-control': 'public, max-age=300' }),
    },
  };
}
