import type { FormattedExecutionResult } from 'graphql';
import {
  callerOf,
  HttpRefusal,
  isOwn,
  readOperation,
  type GraphqlOptions,
  type Handler,
  type HttpContext,
  type Routes,
} from '../http/index.js';
import type { Outcome } from '../pipeline/index.js';
import { readCookie, writeCookie } from './cookie.js';

/**
 * Sessions of the gateway's own pages: the refresh token stays in a cookie that no script can read. The gateway knows no product: the
 * operations come with its configuration.
 */
export interface CookieSession {
  /** Mutations that open a session, by the last part of their path: `{ 'sign-in': … }`. Each answers `session { refreshToken … }`. */
  readonly open: Readonly<Record<string, string>>;
  /** A mutation with the variable `refreshToken` that answers the same. */
  readonly renew: string;
  /** A mutation that ends the session of the access token, or what its variables say. */
  readonly end: string;
  /** The life of a refresh token, in seconds. */
  readonly maxAge: number;
}

const PATH = '/session';

type Result = FormattedExecutionResult<{ session?: Record<string, unknown> | null }>;

/** The routes: `POST /session/<name of an opening mutation>`, `POST /session/renew` and `POST /session/end`. */
export function cookieSessionRoutes(
  { open, renew, end, maxAge }: CookieSession,
  options: GraphqlOptions & { isSecure: boolean },
): Routes {
  const keep = (token: string): string =>
    writeCookie(token, { path: PATH, maxAge, isSecure: options.isSecure });
  const forget = (): string => writeCookie('', { path: PATH, maxAge: 0, isSecure: options.isSecure });
  const run = async (http: HttpContext, query: string, variables: Record<string, unknown>) =>
    answerOf(await options.pipeline.run({ query, variables }, callerOf(http, options)));

  const opening =
    (query: string): Handler =>
    async (http) => {
      refuseOthers(http);
      const { variables = {} } = await readOperation(http.request, http.target, options.bodyBytes);
      send(http, await run(http, query, variables), keep);
    };
  const renewing: Handler = async (http) => {
    refuseOthers(http);
    const refreshToken = readCookie(http.request);
    if (refreshToken === null) return http.sendJson(200, { data: { session: null } });
    const answer = await run(http, renew, { refreshToken });
    // Only a refused token is dropped: a session outlives a server that is away.
    const isRefused = answer.result.errors?.some(
      ({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED',
    );
    send(http, answer, keep, isRefused === true ? forget() : undefined);
  };
  const ending: Handler = async (http) => {
    refuseOthers(http);
    const { variables = {} } = await readOperation(http.request, http.target, options.bodyBytes);
    send(http, await run(http, end, variables), keep, forget());
  };
  const opened = Object.entries(open).map(([name, query]) => [`${PATH}/${name}`, { POST: opening(query) }]);
  return {
    ...(Object.fromEntries(opened) as Routes),
    [`${PATH}/renew`]: { POST: renewing },
    [`${PATH}/end`]: { POST: ending },
  };
}

/** Browsers send the origin with every POST: pages of other origins, listed ones too, get no session by the cookie. */
function refuseOthers({ request: { headers } }: HttpContext): void {
  if (headers.origin !== undefined && isOwn(headers.origin, headers.host)) return;
  throw new HttpRefusal('FORBIDDEN', { message: "Only the gateway's own pages have sessions by cookie." });
}

type Answer = Extract<Outcome, { kind: 'answer' }> & { readonly result: Result };

function answerOf(outcome: Outcome): Answer {
  if (outcome.kind !== 'answer') throw new Error('A mutation was admitted as a subscription.');
  return outcome;
}

/** Sends a result without the refresh token, which becomes the cookie. */
function send(http: HttpContext, answer: Answer, keep: (token: string) => string, cookie?: string): void {
  const { status, result, headers } = answer;
  const { refreshToken, ...session } = result.data?.session ?? {};
  const isOpen = typeof refreshToken === 'string';
  const set = isOpen ? keep(refreshToken) : cookie;
  const told = isOpen ? { ...result, data: { ...result.data, session } } : result;
  http.sendJson(status, told, undefined, headers, set === undefined ? {} : { 'set-cookie': set });
}
