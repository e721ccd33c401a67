import type DataLoader from 'dataloader';
import { checkId } from '#platform/input-checks.js';
import { isId } from '#platform/snowflake.js';
import { keyIn, nodeId, userInRelationship } from '#social/node-ids.js';
import { isTagName } from '#social/text/hashtag-name.js';
import { canSeeProfile, type ViewPermission } from '#social/visibility.js';
import type { NodeModel } from '../models.js';
import type { TweetRecord } from '../store/index.js';
import type { TweetCache } from '../store/tweet-cache.js';
import type { ViewCounts } from '../store/view-counts.js';
import { visibleTweets } from './visible-tweets.js';

export interface NodeDeps {
  viewerId: string | null;
  cache: TweetCache;
  views: ViewCounts;
  viewPermission: DataLoader<string, ViewPermission>;
}

/** The types of nodes whose ids carry their name. */
const TYPES = ['Viewer', 'Relationship', 'Hashtag', 'Conversation', 'Message'] as const;

/** Throws BAD_USER_INPUT, naming `field`, for a text that is neither a Snowflake nor begins with a type that has nodes. */
export function checkNodeId(id: string, field: string): void {
  if (!TYPES.some((type) => keyIn(type, id) !== null)) checkId(id, field);
}

/**
 * The objects with these ids, in their order; null for one that is deleted, hidden from the viewer, or unknown. A Snowflake
 * does not tell its type: it is looked up among the tweets, and those that are no tweets among the users, together with the
 * authors of the tweets.
 */
export async function loadNodes(ids: readonly string[], deps: NodeDeps): Promise<(NodeModel | null)[]> {
  const records = await recordsOf(ids.filter(isId), deps.cache);
  const [tweets, users] = await Promise.all([tweetsAmong(records, deps), usersAmong(ids, records, deps)]);
  return ids.map((id) => tweets.get(id) ?? users.get(id) ?? fromIdAlone(id, deps.viewerId));
}

type Records = ReadonlyMap<string, TweetRecord>;

async function recordsOf(ids: readonly string[], cache: TweetCache): Promise<Records> {
  const found = ids.length === 0 ? [] : await cache.load(ids);
  return new Map(found.flatMap((record) => (record ? [[record._id, record]] : [])));
}

async function tweetsAmong(
  records: Records,
  { cache, views, viewPermission }: NodeDeps,
): Promise<ReadonlyMap<string, NodeModel>> {
  const models = await visibleTweets([...records.values()], cache, viewPermission);
  for (const model of models) if (model) views.add(model.content);
  return new Map(models.flatMap((model) => (model ? [[model.id, { __typename: 'Tweet', ...model }]] : [])));
}

/** The users among the ids, and the viewer's relationships to users. */
async function usersAmong(
  ids: readonly string[],
  records: Records,
  { viewerId, viewPermission }: NodeDeps,
): Promise<ReadonlyMap<string, NodeModel>> {
  const asked = ids.flatMap((id): { node: NodeModel; userId: string }[] => {
    if (isId(id)) return records.has(id) ? [] : [{ node: { __typename: 'User', id }, userId: id }];
    const userId = viewerId && userInRelationship(viewerId, id);
    if (!userId || !isId(userId) || userId === viewerId) return [];
    return [{ node: { __typename: 'Relationship', id }, userId }];
  });
  const permissions = await Promise.all(asked.map(({ userId }) => viewPermission.load(userId)));
  const visible = asked.filter((_, index) => canSeeProfile(permissions[index]!));
  return new Map(visible.map(({ node }) => [node.id, node]));
}

/**
 * A viewer is only the viewer's own, and every hashtag that could be posted exists, whether it was used or not. What others write to
 * each other is not known here: the subgraph of messages returns the fields, to members alone.
 */
function fromIdAlone(id: string, viewerId: string | null): NodeModel | null {
  if (viewerId !== null && id === nodeId('Viewer', viewerId)) return { __typename: 'Viewer', id };
  if (viewerId !== null && keyIn('Conversation', id) !== null) return { __typename: 'Conversation', id };
  if (viewerId !== null && keyIn('Message', id) !== null) return { __typename: 'Message', id };
  const tag = keyIn('Hashtag', id);
  return tag !== null && isTagName(tag) ? { __typename: 'Hashtag', id } : null;
}
