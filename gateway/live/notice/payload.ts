import type { GraphQLFormattedError } from 'graphql';
import type { LiveValue } from '#platform/live-source.js';
import type { Viewer } from '#platform/viewer.js';
import type { LiveOperation } from '../operation/index.js';

/** The execution result of one event. */
export interface Payload {
  errors: readonly GraphQLFormattedError[];
  data: Record<string, unknown> | null;
}

/** Resolves a value for one viewer, or for all (null); to null when there is nothing to send. */
export interface ResolvePayload {
  (operation: LiveOperation, value: LiveValue, viewer: Viewer | null): Promise<Payload | null>;
  /** The most errors that a payload lists, also one that is merged from two. */
  readonly maxErrors: number;
}

/** The payload as clients receive it. */
export function printPayload(payload: Payload | null): string | null {
  if (!payload) return null;
  const { errors, data } = payload;
  return JSON.stringify(errors.length === 0 ? { data } : { errors, data });
}
