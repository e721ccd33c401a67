import type { AnyEvent } from '../../event.js';

/** What one who stands by says to the leader, all the time. */
export interface Offer {
  /** Where work is sent. */
  address: string;
  /** How many events may be sent. */
  free: number;
}

/** ms between two offers. */
export const OFFER_EVERY = 1_000;

/** What the leader sends to one who offered: an event to handle, or the request whether it is still being handled. */
export interface Work {
  /** The address of signs of life, which the server gives with every delivery. */
  ack: string;
  /** Names the message. */
  id: string;
  event: AnyEvent | null;
}

/** What is answered: whether it was (or is being) handled, and why it failed if so. */
export interface WorkReply {
  taken: boolean;
  error: string | null;
}
