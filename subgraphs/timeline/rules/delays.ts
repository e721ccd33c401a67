/** The longest time, in ms, between the creation of a tweet's id and the moment in which its document can be read. */
export const WRITE_DELAY_MS = 60_000;

/** The longest time, in ms, between the creation of a tweet and the end of its event's fan-out. */
export const IN_TRANSIT_MS = 10 * 60_000;
