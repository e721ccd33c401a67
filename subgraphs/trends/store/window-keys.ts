import type { Scope } from '../rules/scope.js';
import type { Bucket } from '../rules/window.js';

/** A sorted set: the scopes in use, by the time of their last use. */
export const SCOPES = 'trends:scopes';

/** Exists while the windows are complete. A process that does not find it rebuilds them. */
export const BUILT = 'trends:built';

/** A sorted set: hashtags by uses within one minute or hour. The sets of a scope are kept together, for their unions. */
export function bucketKey(scope: Scope, bucket: Bucket): string {
  return `trends:{${scope}}:${bucket}`;
}

/** A sorted set: the last authors of a hashtag, by the time of their last use. */
export function authorsKey(scope: Scope, tag: string): string {
  return `trends:${scope}:by:${tag}`;
}
