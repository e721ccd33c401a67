import { term } from '../rules/text/terms.js';
import type { Indexing } from './indexing.js';
import { onAuthorChanged } from './on-author-changed.js';

/** An account is gone: nobody finds it by name, and its tweets leave the trends and the index. */
export async function onUserDeleted(indexing: Indexing, userId: string): Promise<void> {
  const { index, users, clock } = indexing;
  await users.forget(userId);
  await onAuthorChanged(indexing, userId);
  await index.removeAll(term.from(userId), clock.now());
}
