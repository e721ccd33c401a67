import type { GraphQLFormattedError } from 'graphql';
import type { PropagatedHeaders } from '../../data-source/index.js';

/** The subscription that a subgraph is asked for. */
export interface UpstreamRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/** One result of a subgraph's subscription. */
export interface UpstreamResult {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

/** Receives what a subscription of a subgraph brings. After `complete` or `fail` nothing comes any more. */
export interface UpstreamSink {
  next(result: UpstreamResult): void;
  complete(): void;
  /** The subgraph has refused the subscription, or cannot be reached. */
  fail(error: UpstreamRefusal | Error): void;
}

/** The errors with which a subgraph refuses or ends a subscription. */
export class UpstreamRefusal extends Error {
  override readonly name = 'UpstreamRefusal';
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super('The subgraph refused the subscription.');
    this.errors = errors;
  }
}

/** Subscribes to one endpoint with one set of headers. Reconnects by itself while there are subscriptions. */
export interface UpstreamClient {
  /** Returns what ends the subscription. */
  subscribe(request: UpstreamRequest, sink: UpstreamSink): () => void;
  dispose(): void;
}

export interface UpstreamClientOptions {
  url: string;
  headers: PropagatedHeaders;
  /** Called when the connection is lost and tried again. */
  onReconnect: () => void;
}

/** Connection attempts in a row that fail before the clients are told: about half a minute. */
export const MAX_ATTEMPTS = 8;
const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 10_000;

/** Waits before an attempt: twice as long each time, and never the same for all gateways. */
export async function backOff(attempt: number, signal?: AbortSignal): Promise<void> {
  const ms = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) * (0.5 + Math.random() / 2);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
