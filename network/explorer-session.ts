import type { ExplorerSession } from '#gateway/index.js';
import { sessionOperations, TOKENS } from './session-operations.js';

export type ExplorerAccount = NonNullable<ExplorerSession['account']>;

/** How GraphiQL signs users of Rookery in. */
export function explorerSession(account: ExplorerAccount | undefined): ExplorerSession {
  const { signIn, renew } = sessionOperations(TOKENS);
  return { signIn, renew, account };
}
