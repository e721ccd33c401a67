/** Who asks: the user whose access token the gateway has verified. */
export interface Viewer {
  readonly id: string;
  /** The sign-in that the token belongs to. */
  readonly sessionId: string;
  /** What the token permits, for `@requiresScopes`. @default none */
  readonly scopes?: readonly string[];
}

/** What the gateway tells a subgraph about a request, signed. */
export interface RequestContext {
  readonly viewer: Viewer | null;
  /** Follows a request through every log and error. */
  readonly requestId: string;
  /** For limits per address; null inside the house. */
  readonly clientIp: string | null;
  /** Where the gateway's trace stands, for subgraphs in other processes; absent where nobody traces. */
  readonly trace?: string;
}
