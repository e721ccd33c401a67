import { createHash } from 'node:crypto';
import { placeOfMessage } from '#social/message-ids.js';
import { nodeId } from '#social/node-ids.js';
import type { PushAddress } from '../push/push-service.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many devices a user may register. */
export const MAX_DEVICES = 20;

/** The numbers of pushes; times in ms. */
export const PUSH_DEFAULTS = {
  /** A registration ends so long after the device last registered: when a session that is not refreshed ends, too. */
  registrationMs: 7 * DAY,
  /** A notification that is older is not pushed, and a service keeps it no longer for a device that is off. */
  freshMs: DAY,
  /** Deliveries are kept so long, to recognise repeated events. Longer than a notification is fresh. */
  keptMs: 3 * DAY,
  /** A process that has taken a delivery and says nothing for so long is taken for dead. */
  claimMs: MINUTE,
  /** A view of the product is known so long after it was last renewed, and how often the gateway renews it. */
  viewMs: 45 * SECOND,
  viewRenewalMs: 15 * SECOND,
  /** The pauses after failed tries. One more failure ends the delivery. */
  pauses: [10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR],
  /** The interval in which due deliveries are looked for. */
  sweepMs: 2 * SECOND,
  /** Deliveries that one process tries at a time, and that wait for their turn in its memory. */
  concurrency: 64,
  waiting: 1_000,
};

export type PushSettings = typeof PUSH_DEFAULTS;

/** The id of a device: the same for the same address, and of no use to reach it. */
export function deviceIdOf(address: PushAddress): string {
  return digest(address.kind === 'WEB' ? address.endpoint : address.token, 22);
}

/** A push of the same notification, or of another message of the same conversation, replaces the one before. */
export function topicOf(notificationId: string): string {
  return digest(placeOfMessage(notificationId)?.conversation ?? notificationId, 32);
}

/** The beginning of the ids of all messages of a conversation. */
export function messagesOf(conversation: string): string {
  return nodeId('Message', conversation);
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}
