import type { AnyEvent, ReadVersions } from '../../event.js';

/** A standby's periodic report to the leader. */
export interface Offer {
  /** The inbox that receives work. */
  address: string;
  /** How many more events the standby can handle. */
  free: number;
  /** The versions that the standby reads; absent in offers of builds that do not tell. */
  reads?: ReadVersions;
}

/** Interval of offers in ms. */
export const OFFER_EVERY = 1_000;

/**
 * The leader's request to a standby: handle an event or, when `event` is null, tell whether it is still being
 * handled.
 */
export interface HandleRequest {
  /** The ack subject of the delivery, for progress messages. */
  ack: string;
  /** The message id. */
  id: string;
  event: AnyEvent | null;
}

/**
 * The standby's reply: whether it handled (or is handling) the event, and the error message when the reaction
 * failed.
 */
export interface HandleReply {
  taken: boolean;
  error: string | null;
  /** Whether it failed because a service is away; absent in replies of builds that do not tell. */
  isOutage?: boolean;
}
