import type { Cursors } from '#platform/cursor.js';
import { badInput } from '#platform/errors.js';
import { checkFirst, MAX_PAGE, type Connection } from '#platform/page.js';
import type { ConversationModel, MessageModel } from '../models.js';
import { mayRead } from '../rules/member.js';
import type { MessageRecord } from '../store/documents.js';
import { withChanges } from '../rules/changes.js';
import { toMessage } from './loaders.js';
import type { Stores } from '../store/index.js';

export interface MessagesArguments {
  first: number;
  after?: string | null | undefined;
  before?: string | null | undefined;
  last?: number | null | undefined;
}

export interface MessageListDeps {
  stores: Pick<Stores, 'messages'>;
  cursors: Cursors;
}

/** A page of the messages that a member may read and has not deleted, the newest first. */
export async function messagePage(
  { stores, cursors }: MessageListDeps,
  userId: string,
  conversation: ConversationModel,
  { first, after, before, last }: MessagesArguments,
): Promise<Connection<MessageModel>> {
  const size = last == null ? checkFirst(first) : checkFirst(last, MAX_PAGE, 'last');
  if (last != null && before == null) throw badInput('last', 'Give `before`, too.');
  if (before != null && after != null) throw badInput('before', 'Give `after` or `before`, not both.');
  const { record, view } = conversation;
  const list = `messages:${record._id}`;
  const placeOf = (cursor: string, argument: string): number =>
    Number(cursors.unpack(list, cursor, argument)[0]);
  const below = after == null ? view.lastSequence + 1 : placeOf(after, 'after');
  const above = before == null ? undefined : placeOf(before, 'before');
  const { spans } = view.member;
  const limit = size + 1;
  const page = { spans, userId, limit, ...(above === undefined ? { below } : { above }) };
  const stored = await stores.messages.page(record._id, page);
  const rows = withTail(stored, conversation, { above, below })
    .map((message) => toMessage(withChanges(message, record.changes), userId, conversation))
    .filter((model) => model !== null);
  const isForwards = above === undefined;
  rows.sort((one, other) => (isForwards ? 1 : -1) * (other.record.sequence - one.record.sequence));
  const more = rows.length > size || stored.length > size;
  const shown = rows.slice(0, size);
  const newestFirst = isForwards ? shown : shown.reverse();
  const edges = newestFirst.map((node) => ({ cursor: cursors.pack(list, [node.record.sequence]), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: isForwards ? more : edges.length > 0,
      hasPreviousPage: isForwards ? after != null : more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The stored messages, and those that only the conversation has, because a process was killed or is still at work. */
function withTail(
  stored: readonly MessageRecord[],
  { record: { tail }, view: { member, lastSequence } }: ConversationModel,
  { above = 0, below }: { above?: number | undefined; below: number },
): MessageRecord[] {
  const known = new Set(stored.map(({ sequence }) => sequence));
  const end = above === 0 ? below : lastSequence + 1;
  const rest = tail.filter(
    ({ sequence }) => sequence > above && sequence < end && !known.has(sequence) && mayRead(member, sequence),
  );
  return [...stored, ...rest];
}
