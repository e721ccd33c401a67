import { PUSH_DEFAULTS, type PushSettings } from './push.js';

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** The settings of notifications. All times are in ms. */
export interface NotificationsSettings {
  /** How long a notification is kept after its day. */
  kept: number;
  /** The interval in which a group that goes on changing is brought up to date, and told to live streams. */
  settleEvery: number;
  /** How often a group may be brought up to date at once, before it waits for the interval. */
  settleBurst: number;
  /** Groups that one process brings up to date at the same time. They wait for one command after the other, and share finds. */
  settling: number;
  /** Actions that one step takes into a group. */
  settleBatch: number;
  push: PushSettings;
}

/** The settings of production. */
export const DEFAULTS: NotificationsSettings = {
  kept: 90 * DAY,
  settleEvery: SECOND,
  settleBurst: 5,
  settling: 64,
  settleBatch: 500,
  push: PUSH_DEFAULTS,
};
