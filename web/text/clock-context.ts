import { createContext, useContext } from 'react';

export const ClockContext = createContext(0);

/** The time that all pages show their times by, in ms since 1970. */
export function useClock(): number {
  return useContext(ClockContext);
}
