import {
  firstOfPair,
  OUTBOX_BROADCASTS,
  type CollectionLayout,
  type WithOutbox,
} from '#platform/mongo/index.js';
import type { ChangedSettings } from '../rules/kind-settings.js';
import type { Kind } from '../rules/kinds.js';
import { DELIVERIES } from './deliveries.js';
import { DEVICES } from './devices.js';

/**
 * `actions`: what one user did that concerns a recipient, such as a like of a tweet. The truth about it: the newest event decides,
 * by its id, in whatever order events come. Stays with `active: false` when the action is undone.
 */
export interface ActionDocument {
  /** `recipient:kind:object:actor` */
  _id: string;
  recipient: string;
  actor: string;
  /** The id of the newest event. */
  version: string;
  active: boolean;
  /** The group of its day; null for an action that was undone before it was known. */
  group: string | null;
  /** The id of the event that it began with: its place among the actors of the group. */
  at: string;
  /** Set by every change until the group has taken it in; another text for each change. */
  stale?: string;
  /** The group that counts it; null when none does. */
  counted: string | null;
  /** Whether the recipient wanted to be told when the group took it in first; absent until then. */
  isWanted?: boolean;
  /** The batch that has set `counted`. */
  batch: string | null;
  /** When the engine removes it: with its group. */
  expires: Date;
}

/** An actor of a group. */
export interface GroupActor {
  id: string;
  /** The id of the event that the action began with. */
  at: string;
}

/** What a batch writes to one action. */
export interface BatchEntry {
  /** The id of the action. */
  action: string;
  /** The batch that had set `counted` when the action was read: a later one is not overwritten. */
  after: string | null;
  /** What made it stale when it was read: a later change stays stale. */
  stale: string;
  /** Whether the group counts it from now on. */
  counted: boolean;
  isWanted: boolean;
}

/** A batch that is in the group, and perhaps not in all of its actions yet. */
export interface Batch {
  id: string;
  entries: BatchEntry[];
}

/** `groups`: the notifications, derived from the actions. */
export interface GroupDocument extends WithOutbox {
  /** `recipient:kind:object:day` */
  _id: string;
  recipient: string;
  kind: Kind;
  /** The id of the newest batch: two processes never add to the same state. */
  revision: string;
  /** The number of actions that count. */
  count: number;
  /** The newest actors, newest first. */
  newest: GroupActor[];
  /** The `at` of the newest actor: the place in the list. Stays when the group becomes empty. */
  latest: string;
  /** Whether it is in the list: false for an emptied group. */
  shown: boolean;
  pending?: Batch;
  /** Whether a batch has changed the group, and the event is left to the next one. */
  untold?: boolean;
  /** Of a new tweet: the tweet and its author. Other groups have their actors in actions. */
  object?: string;
  actor?: string;
  /** Of a new tweet that has to be judged again; another text for each reason. */
  stale?: string;
  expires: Date;
}

/** `readers`: what a user has read, and how the user wants to be told. */
export interface ReaderDocument extends WithOutbox {
  /** The id of the user. */
  _id: string;
  /** Every group up to this `latest` is read. */
  readUpTo?: string;
  settings?: ChangedSettings;
}

/** `subscriptions`: a user who is told of the new tweets of an author. */
export interface SubscriptionDocument extends WithOutbox {
  /** `author:user` */
  _id: string;
  author: string;
  user: string;
  active: boolean;
  /** The id of the event that turned the notices on. */
  since: string;
}

const DATABASE = 'notifications';

/** A recipient's actions and groups are on the recipient's shard. */
const OF_RECIPIENT = { database: DATABASE, shardKey: 'recipient', shardKeyOf: firstOfPair } as const;

export const ACTIONS: CollectionLayout = {
  ...OF_RECIPIENT,
  name: 'actions',
  broadcasts: {
    'stale range': 'The sweep of what a killed process has left: one process, every one to three seconds.',
    '_id range, actor':
      'An account is suspended, deleted or protected, or no more: what it did is judged again.',
    actor: 'An account is deleted: what it did ends.',
  },
};

export const GROUPS: CollectionLayout = {
  ...OF_RECIPIENT,
  name: 'groups',
  broadcasts: {
    ...OUTBOX_BROADCASTS,
    '_id range, object': 'The notices of a tweet that is deleted or edited.',
    '_id range, actor':
      'An account is suspended, deleted or protected, or no more: its notices are judged again.',
  },
};

export const READERS: CollectionLayout = {
  database: DATABASE,
  name: 'readers',
  shardKey: '_id',
  broadcasts: OUTBOX_BROADCASTS,
};

export const SUBSCRIPTIONS: CollectionLayout = {
  database: DATABASE,
  name: 'subscriptions',
  shardKey: 'author',
  shardKeyOf: firstOfPair,
  broadcasts: {
    ...OUTBOX_BROADCASTS,
    'active, user':
      'A page of the authors whose notices a user has turned on; with every subscription to live events.',
    'active, since range, user': 'The next page of the authors whose notices a user has turned on.',
  },
};

export const COLLECTIONS = [ACTIONS, GROUPS, READERS, SUBSCRIPTIONS, DEVICES, DELIVERIES];
