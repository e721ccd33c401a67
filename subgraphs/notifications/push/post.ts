import type { Dispatcher } from 'undici';
import { NotPublic } from '#platform/public-network/index.js';
import type { PushOutcome } from './push-service.js';

/** The bytes of an answer that are read, so that its connection can be used again. */
const ANSWER_BYTES = 16_384;

/** The longest pause that a service may ask for, in ms. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

export interface PushRequest {
  /** Sends to the url, and follows no redirects. */
  readonly agent: Pick<Dispatcher, 'request'>;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** ms within which the service must answer. */
  readonly timeout: number;
  /** Statuses besides those of RFC 8030 after which the same message may be taken later. */
  readonly passing?: readonly number[];
}

/** Sends a request to a push service, and says what its answer means. */
export async function post(request: PushRequest): Promise<PushOutcome> {
  const { agent, url, headers, body, timeout, passing = [] } = request;
  const { origin, pathname, search } = new URL(url);
  try {
    const answer = await agent.request({
      ...{ origin, path: pathname + search, method: 'POST', headers, body },
      signal: AbortSignal.timeout(timeout),
    });
    await answer.body.dump({ limit: ANSWER_BYTES }).catch(() => undefined);
    return outcomeOf(answer.statusCode, answer.headers['retry-after'], passing);
  } catch (error) {
    const reason = reasonOf(error);
    if (error instanceof NotPublic) return { kind: 'REFUSED', reason };
    return { kind: 'FAILED', reason, retryAfter: null };
  }
}

/** The statuses of RFC 8030, which the services of apps use too. */
function outcomeOf(
  status: number,
  retryAfter: string | string[] | undefined,
  passing: readonly number[],
): PushOutcome {
  if (status >= 200 && status < 300) return { kind: 'ACCEPTED' };
  if (status === 404 || status === 410) return { kind: 'GONE' };
  const reason = `The push service answered ${status}.`;
  const mayPass = status === 408 || status === 429 || status >= 500 || passing.includes(status);
  if (!mayPass) return { kind: 'REFUSED', reason };
  return { kind: 'FAILED', reason, retryAfter: pauseOf(retryAfter) };
}

/** `Retry-After` in ms: seconds or a date. Null without one. */
function pauseOf(header: string | string[] | undefined): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return null;
  const pause = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(pause) ? Math.min(Math.max(0, pause), MAX_RETRY_AFTER_MS) : null;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || error.name;
}
