import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Session, SessionStore } from './session.js';

export const SessionContext = createContext<SessionStore | null>(null);

export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (!store) throw new Error('There is no session store.');
  return store;
}

/** The session of this tab, null for nobody signed in. */
export function useSession(): Session | null {
  const store = useSessionStore();
  return useSyncExternalStore(store.subscribe, () => store.current);
}

/** Whether it is known by now who is signed in. */
export function useIsSessionKnown(): boolean {
  const store = useSessionStore();
  return useSyncExternalStore(store.subscribe, () => store.isKnown);
}
