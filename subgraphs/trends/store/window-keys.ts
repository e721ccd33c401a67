import type { Scope } from '../rules/scope.js';
import type { Bucket } from '../rules/window.js';

/** The scopes in use, by the time of their last use. */
export const SCOPES = 'trends:scopes';

/** There as long as the windows are whole: who does not find it builds them anew. */
export const BUILT = 'trends:built';

/** Hashtags by uses within one minute or hour. */
export function bucketKey(scope: Scope, bucket: Bucket): string {
  return `trends:${scope}:${bucket}`;
}

/** The last authors of a hashtag by the time of their last use. */
export function authorsKey(scope: Scope, tag: string): string {
  return `trends:${scope}:by:${tag}`;
}
