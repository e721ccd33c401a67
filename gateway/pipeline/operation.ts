import type { DocumentNode, FormattedExecutionResult, OperationDefinitionNode } from 'graphql';
import type { Viewer } from '#platform/viewer.js';
import type { PropagatedHeaders } from '../data-source/index.js';
import type { Federation, OverrideDecision } from '../federation/index.js';

/** One GraphQL request as it came, over whichever transport. */
export interface OperationRequest {
  query?: string | undefined;
  /** The id of a trusted document, instead of its text. */
  documentId?: string | undefined;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
  extensions?: Record<string, unknown> | undefined;
}

/** Who sends an operation, and how. */
export interface Caller {
  /** Follows the operation through every log and error. */
  readonly requestId: string;
  readonly clientIp: string | null;
  /** Finds out who it is, once the operation is known to be worth it; rejects with UNAUTHENTICATED for a bad token. */
  readonly identify: () => Promise<Viewer | null>;
  /** Calls `listener` when the client wants no answer any more; at once when it has left already. */
  readonly onLeft: (listener: (reason: unknown) => void) => void;
  /** How it came: by GET nothing may be changed. */
  readonly via: 'get' | 'post' | 'socket';
  /** The trace that the client says it belongs to (W3C `traceparent`). */
  readonly trace?: string;
  /** Whether events can be sent back: over a socket, or as an event stream. */
  readonly takesEvents: boolean;
  /** The headers that subgraphs receive. @default none */
  readonly headers?: PropagatedHeaders | undefined;
}

/** Hears of a client's leaving by a signal. */
export function leaving(signal: AbortSignal): Caller['onLeft'] {
  return (listener) => {
    if (signal.aborted) listener(signal.reason);
    else signal.addEventListener('abort', () => listener(signal.reason), { once: true });
  };
}

/** A subscription that has passed every check. */
export interface AdmittedSubscription {
  /** The graph that it is valid in. */
  readonly federation: Federation;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer | null;
  /** Which progressive `@override`s are on for it. @default none */
  readonly overrides?: OverrideDecision;
  /** The headers that subgraphs receive. @default none */
  readonly headers?: PropagatedHeaders;
}

/** What a client gets for an operation. */
export interface Answer {
  readonly kind: 'answer';
  readonly result: FormattedExecutionResult;
  /** The HTTP status that fits the result. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What became of an operation. */
export type Outcome = Answer | { readonly kind: 'subscription'; readonly subscription: AdmittedSubscription };
