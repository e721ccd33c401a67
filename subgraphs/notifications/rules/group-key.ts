import { timeOf } from '#platform/snowflake.js';
import { keyIn, nodeId } from '#social/node-ids.js';
import type { Kind } from './kinds.js';

/** What an action is about, for one recipient: a like of one tweet, for example. */
export interface Subject {
  readonly recipient: string;
  readonly kind: Kind;
  /** The id of the tweet, or SELF for an action on the recipient. */
  readonly object: string;
}

/** The object of a follow, and of every other action on the recipient. */
export const SELF = 'self';

/** One group for each kind, object and day. */
export interface GroupKey extends Subject {
  /** In UTC: `20260131`. */
  readonly day: string;
}

export function groupId({ recipient, kind, object, day }: GroupKey): string {
  return [recipient, kind, object, day].join(':');
}

/** A range of ids. */
export interface IdRange {
  $gt: string;
  $lt: string;
}

/** The ids of everything about a subject: of its groups, and of its actions. */
export function idsAbout({ recipient, kind, object }: Subject): IdRange {
  return idsOf([recipient, kind, object].join(':'));
}

/** The ids of everything of a recipient, or below another beginning. */
export function idsOf(beginning: string): IdRange {
  // The character behind the colon in ASCII.
  return { $gt: `${beginning}:`, $lt: `${beginning};` };
}

/** The ids behind `after`: of a recipient, or of all. */
export function idsBehind(after: string, recipient?: string): Partial<IdRange> {
  return { $gt: after, ...(recipient === undefined ? {} : idsOf(recipient)), ...(after && { $gt: after }) };
}

/** The group of an action that an event tells of: by the day of the event. */
export function groupOf(subject: Subject, eventId: string): string {
  return groupId({ ...subject, day: dayOf(eventId) });
}

export function groupKeyOf(id: string): GroupKey {
  const [recipient, kind, object, day] = id.split(':') as [string, Kind, string, string];
  return { recipient, kind, object, day };
}

/** The first moment of a day, in ms since 1970. */
export function startOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)));
}

/** The id of a notification: without the recipient, so that it leads to nobody else's. */
export function notificationId(group: string): string {
  const { kind, object, day } = groupKeyOf(group);
  return nodeId('Notification', kind, object, day);
}

/** The group of the viewer with the id of a notification; null for a text that is no such id. */
export function groupInId(viewerId: string, id: string): string | null {
  const key = keyIn('Notification', id);
  return key?.split(':').length === 3 ? `${viewerId}:${key}` : null;
}

function dayOf(eventId: string): string {
  return new Date(timeOf(eventId)).toISOString().slice(0, 10).replaceAll('-', '');
}
