import type { JSONWebKeySet } from 'jose';
import type { Readiness } from '#platform/readiness.js';
import type { Phase } from '../phase.js';
import type { HttpContext } from './http-context.js';
import { JSON_TYPE } from './media-types.js';
import type { Routes } from './routes.js';

export interface StatusOptions {
  /** The public keys of access tokens; undefined to publish none. */
  jwks: JSONWebKeySet | undefined;
  /** The state of what the gateway depends on. */
  readiness: Readiness;
  /** Requests should be sent here only while the gateway is open. */
  phase: () => Phase;
  /** The metrics, as Prometheus reads them. */
  metrics: () => Promise<{ contentType: string; text: string }>;
}

/** The pages for operators and other services: liveness, readiness, metrics, and the keys of access tokens. */
export function statusRoutes({ jwks, readiness, phase, metrics }: StatusOptions): Routes {
  return {
    '/health': { GET: (http) => http.sendJson(200, { status: 'ok' }) },
    '/ready': {
      GET: async (http) => {
        const { status, dependencies } = await readiness.look();
        const now = phase();
        const sendHere = now === 'open' && status !== 'unavailable';
        http.sendJson(sendHere ? 200 : 503, { status: now === 'open' ? status : now, dependencies });
      },
    },
    '/metrics': {
      GET: async (http: HttpContext) => {
        const { contentType, text } = await metrics();
        http.send(200, { 'content-type': contentType }, text);
      },
    },
    ...(jwks && {
      '/.well-known/jwks.json': {
        GET: (http: HttpContext) =>
          http.sendJson(200, jwks, JSON_TYPE, { 'cache-control': 'public, max-age=300' }),
      },
    }),
  };
}
