import type { Cancellation } from './cancellation.js';

/** The signed-in user, whose access token the gateway has verified. */
export interface Viewer {
  readonly id: string;
  /** The session that the token belongs to. */
  readonly sessionId: string;
  /** What the token permits, for `@requiresScopes`. @default none */
  readonly scopes?: readonly string[];
}

/** What the gateway tells a subgraph about a request; signed. */
export interface RequestContext {
  readonly viewer: Viewer | null;
  /** Identifies a request in all logs and errors. */
  readonly requestId: string;
  /** For limits per address; null for internal requests. */
  readonly clientIp: string | null;
  /**
   * Whether somebody still waits for the answer; absent for mutations, which run to their end. Never sent: over HTTP the end of
   * the connection tells it, or a request of its own (see subgraph-protocol).
   */
  readonly signal?: Cancellation;
  /** The `traceparent` of the gateway's span, for subgraphs in other processes; absent without tracing. */
  readonly trace?: string;
}
