/**
 * The ids of objects that are neither users nor tweets: the name of the type, a colon, and the key of the object. A Snowflake
 * never has a colon, so no two objects share an id, whatever their types.
 */

/** The types whose ids carry their name. */
export type TypeInId =
  'Viewer' | 'Relationship' | 'Hashtag' | 'TrendList' | 'Trend' | 'Notification' | 'Conversation' | 'Message';

/** The id of an object of the type. The parts of `key` have no colon, apart from the last one. */
export function nodeId(type: TypeInId, ...key: readonly string[]): string {
  return [type, ...key].join(':');
}

/** The key in an id of the type; null for every other text. */
export function keyIn(type: TypeInId, id: string): string | null {
  return id.startsWith(`${type}:`) ? id.slice(type.length + 1) : null;
}

/** The user in the id of one of the viewer's relationships; null for every other text. */
export function userInRelationship(viewerId: string, id: string): string | null {
  const key = keyIn('Relationship', id);
  return key?.startsWith(`${viewerId}:`) ? key.slice(viewerId.length + 1) : null;
}
