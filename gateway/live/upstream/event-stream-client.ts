import { fetch, type Response } from 'undici';
import { RookeryError } from '#platform/errors.js';
import {
  backOff,
  MAX_ATTEMPTS,
  UpstreamRefusal,
  type UpstreamClient,
  type UpstreamClientOptions,
  type UpstreamRequest,
  type UpstreamResult,
  type UpstreamSink,
} from './upstream-client.js';

const EVENT_STREAM = 'text/event-stream';
const [UNAUTHORIZED, FORBIDDEN] = [401, 403];
/** Statuses with which a server refuses this request, and will refuse it again. */
const isRefusal = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429;
/** Characters of one event: many times the largest honest one. */
const MAX_EVENT = 4 * 1024 * 1024;

/**
 * Subscribes by server-sent events, in the distinct connections mode of graphql-sse: one POST for each subscription.
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
 */
export class EventStreamClient implements UpstreamClient {
  readonly #options: UpstreamClientOptions;
  readonly #open = new Set<AbortController>();

  constructor(options: UpstreamClientOptions) {
    this.#options = options;
  }

  subscribe(request: UpstreamRequest, sink: UpstreamSink): () => void {
    const abort = new AbortController();
    this.#open.add(abort);
    const end = (): void => {
      this.#open.delete(abort);
      abort.abort();
    };
    void this.#follow(request, sink, abort.signal).finally(end);
    return end;
  }

  dispose(): void {
    for (const abort of this.#open) abort.abort();
  }

  /** Reads streams until one is complete. Never rejects. */
  async #follow(request: UpstreamRequest, sink: UpstreamSink, signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        const response = await this.#post(request, signal);
        attempt = 0;
        if (await read(response, sink)) return;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof RookeryError || error instanceof UpstreamRefusal || attempt >= MAX_ATTEMPTS) {
          return sink.fail(error as Error);
        }
      }
      if (signal.aborted) return;
      this.#options.onReconnect();
      await backOff(attempt, signal);
    }
  }

  /** Rejects with what refuses the subscription for good, or with any other error for what is worth another attempt. */
  async #post({ query, variables, operationName }: UpstreamRequest, signal: AbortSignal): Promise<Response> {
    const { url, headers } = this.#options;
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: EVENT_STREAM },
      body: JSON.stringify({ query, variables, operationName }),
      signal,
    });
    const { status } = response;
    if (status === 200 && response.headers.get('content-type')?.startsWith(EVENT_STREAM)) return response;
    const text = await response.text();
    if (status === UNAUTHORIZED) throw new RookeryError('UNAUTHENTICATED');
    if (status === FORBIDDEN) throw new RookeryError('FORBIDDEN');
    const errors = errorsIn(text);
    if (errors) throw new UpstreamRefusal(errors);
    if (isRefusal(status) || status === 200) throw new UpstreamRefusal([{ message: `HTTP ${status}` }]);
    throw new Error(`HTTP ${status}`);
  }
}

/** Returns true when the subgraph has completed the subscription, false when the connection was lost. */
async function read(response: Response, sink: UpstreamSink): Promise<boolean> {
  const decoder = new TextDecoder();
  let pending = '';
  for await (const piece of response.body ?? []) {
    pending += decoder.decode(piece as Uint8Array, { stream: true }).replaceAll('\r\n', '\n');
    for (let end = pending.indexOf('\n\n'); end !== -1; end = pending.indexOf('\n\n')) {
      const event = pending.slice(0, end);
      pending = pending.slice(end + 2);
      if (take(event, sink)) return true;
    }
    if (pending.length > MAX_EVENT) throw new Error(`An event has more than ${MAX_EVENT} characters.`);
  }
  return false;
}

function take(event: string, sink: UpstreamSink): boolean {
  const lines = event.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
  const valueOf = (name: string): string[] =>
    lines
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trimStart());
  const [type] = valueOf('event');
  if (type === 'complete') {
    sink.complete();
    return true;
  }
  if (type === 'next') sink.next(JSON.parse(valueOf('data').join('\n')) as UpstreamResult);
  return false;
}

function errorsIn(text: string): UpstreamRefusal['errors'] | null {
  try {
    const { errors } = JSON.parse(text) as { errors?: UpstreamRefusal['errors'] };
    return Array.isArray(errors) && errors.length > 0 ? errors : null;
  } catch {
    return null;
  }
}
