import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LiveConnection } from '../graphql/live.js';

export const LiveContext = createContext<LiveConnection | null>(null);

/** Says when the live connection is away: what one reads may be old. */
export function LiveBanner() {
  const live = useContext(LiveContext);
  const state = useSyncExternalStore(live?.subscribe ?? none, () => live?.state ?? 'idle');
  const isOnline = useSyncExternalStore(onNetwork, () => navigator.onLine);
  const isAway = state === 'away' || !isOnline;
  return (
    <p className="live-banner" role="status" hidden={!isAway}>
      {isAway ? 'The connection is lost. Rookery tries again.' : ''}
    </p>
  );
}

function onNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

const none = (): (() => void) => () => undefined;
