import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LiveConnection } from '../graphql/live.js';

export const LiveContext = createContext<LiveConnection | null>(null);

/** Says when the live connection is away: what one reads may be old. */
export function LiveBanner() {
  const live = useContext(LiveContext);
  const state = useSyncExternalStore(live?.subscribe ?? none, () => live?.state ?? 'idle');
  const isAway = state === 'away';
  return (
    <p className="live-banner" role="status" hidden={!isAway}>
      {isAway ? 'The connection is lost. Rookery tries again.' : ''}
    </p>
  );
}

const none = (): (() => void) => () => undefined;
