import { createContext, useContext } from 'react';

/** What a new tweet belongs to. */
export interface Draft {
  readonly inReplyTo?: string;
  readonly quoteOf?: string;
  /** The author of the tweet that is answered. */
  readonly username?: string;
}

export const ComposeContext = createContext<(draft: Draft) => void>(() => undefined);

/** Opens the composer. */
export function useCompose(): (draft: Draft) => void {
  return useContext(ComposeContext);
}
