import type { DocumentNode, FormattedExecutionResult, OperationDefinitionNode } from 'graphql';
import type { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { PropagatedHeaders } from '../data-source/index.js';
import type { Federation, OverrideDecision } from '../federation/index.js';

/** One GraphQL request as received, over any transport. */
export interface OperationRequest {
  query?: string | undefined;
  /** The id of a trusted document, instead of its text. */
  documentId?: string | undefined;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
  extensions?: Record<string, unknown> | undefined;
}

/** Who sends an operation. */
export interface Identity {
  /** Null for nobody signed in. */
  readonly viewer: Viewer | null;
  /** Why the token of the request is not accepted: public fields are answered all the same, and the client is told. */
  readonly refusal: RookeryError | null;
}

/** The sender of an operation, and its transport. */
export interface Caller {
  /** Identifies the operation in logs and errors. */
  readonly requestId: string;
  readonly clientIp: string | null;
  /** Authenticates the caller; called once the operation is valid. Rejects when nothing may be answered. */
  readonly identify: () => Promise<Identity>;
  /** Calls `listener` when the client disconnects or cancels; at once when it already has. */
  readonly onLeft: (listener: (reason: unknown) => void) => void;
  /** The transport. GET permits queries alone. */
  readonly via: 'get' | 'post' | 'socket';
  /** The client's trace (W3C `traceparent`). */
  readonly trace?: string;
  /** Whether the transport can carry subscriptions: a socket or an event stream. */
  readonly takesEvents: boolean;
  /** The headers that subgraphs receive. @default none */
  readonly headers?: PropagatedHeaders | undefined;
}

/** `onLeft` by an abort signal. */
export function leaving(signal: AbortSignal): Caller['onLeft'] {
  return (listener) => {
    if (signal.aborted) listener(signal.reason);
    else signal.addEventListener('abort', () => listener(signal.reason), { once: true });
  };
}

/** A subscription that has passed every check. */
export interface AdmittedSubscription {
  /** The supergraph against which it was validated. */
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

/** The response to an operation. */
export interface Answer {
  readonly kind: 'answer';
  readonly result: FormattedExecutionResult;
  /** The HTTP status that fits the result. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** The outcome of an operation: a response, or a subscription to be opened. */
export type Outcome = Answer | { readonly kind: 'subscription'; readonly subscription: AdmittedSubscription };
