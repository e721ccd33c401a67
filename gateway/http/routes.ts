import { ERRORS } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { HttpContext } from './http-context.js';
import { refuseForeignPages, type Origins } from './origins.js';
import { HttpRefusal } from './refusal.js';

export type Handler = (http: HttpContext) => Promise<void> | void;

/** The handlers by path and method. A path that ends in `/*` matches every path below it. */
export type Routes = Readonly<Record<string, Readonly<Partial<Record<'GET' | 'POST', Handler>>>>>;

/** Routes requests to handlers. Every request gets a response, even when its handler fails. */
export function router(routes: Routes, origins: Origins, log: Log): (http: HttpContext) => Promise<void> {
  const byPath = new Map(Object.entries(routes));
  const handle = (http: HttpContext): Promise<void> | void => {
    const { request, target } = http;
    const route = byPath.get(target.path) ?? byPath.get(`/${target.path.split('/')[1]}/*`);
    if (!route) throw new HttpRefusal('NOT_FOUND', { message: 'There is nothing at this path.' });
    if (request.method === 'OPTIONS') {
      refuseForeignPages(origins, request);
      return http.send(204, origins.preflightFor(request.headers), '');
    }
    const { method = '' } = request;
    const handler = method === 'GET' || method === 'POST' ? route[method] : undefined;
    if (handler) return handler(http);
    const allow = Object.keys(route).join(', ');
    throw new HttpRefusal('BAD_REQUEST', { status: 405, headers: { allow }, message: `Use ${allow}.` });
  };

  return async (http) => {
    try {
      await handle(http);
    } catch (error) {
      if (http.answered) return;
      const isOurs = error instanceof HttpRefusal;
      if (!isOurs) log.error({ err: error, requestId: http.requestId }, 'a request failed');
      const refusal = isOurs ? error : new HttpRefusal('INTERNAL_SERVER_ERROR', ERRORS.INTERNAL_SERVER_ERROR);
      http.refuse(refusal, origins.corsFor(http.request.headers));
    }
  };
}
