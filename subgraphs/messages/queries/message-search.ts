import type { Cancellation } from '#platform/cancellation.js';
import type { Cursors } from '#platform/cursor.js';
import { fillPage } from '#platform/fill-page.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { ConversationModel, MessageModel } from '../models.js';
import { withChanges } from '../rules/changes.js';
import { keyOfConversation } from '../rules/conversation-key.js';
import { MAX_SEARCHED } from '../rules/limits.js';
import { checkQuery, hasWords } from '../rules/search-query.js';
import type { Bodies } from '../store/bodies.js';
import type { MessageRecord } from '../store/documents.js';
import type { Stores } from '../store/index.js';
import { isReadable, toMessage, type Loaders } from './loaders.js';

export interface SearchArguments {
  query: string;
  conversationId?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}

export interface SearchDeps {
  stores: Pick<Stores, 'memberships' | 'messages'>;
  cursors: Cursors;
  bodies: Bodies;
}

/** Whose messages are searched, with what the request has read. */
export interface Searcher {
  userId: string;
  loaders: Pick<Loaders, 'conversation' | 'marks'>;
  signal: Cancellation | undefined;
}

/**
 * The messages with all words of a query that the user may read and has not deleted, the newest first: of one conversation, or of those
 * in the inbox. Null for a conversation that is not the user's.
 */
export async function searchMessages(
  { stores, cursors, bodies }: SearchDeps,
  { userId, loaders, signal }: Searcher,
  { query, conversationId, first, after }: SearchArguments,
): Promise<Connection<MessageModel> | null> {
  checkFirst(first);
  const words = checkQuery(query, 'query');
  const list = `found:${userId}:${conversationId ?? ''}:${words.join(' ')}`;
  const start = after == null ? null : String(cursors.unpack(list, after)[0]);
  const searched =
    conversationId == null ? await inboxOf(stores, userId, loaders) : await oneOf(loaders, conversationId);
  if (searched === null) return null;
  const byKey = new Map(searched.map((each) => [each.record._id, each]));
  const prints = words.map((word) => searched.map(({ record }) => bodies.fingerprintOf(record, word)));
  const { items, more, last } = await fillPage<MessageRecord, MessageModel>(
    first,
    (row, limit) =>
      byKey.size === 0
        ? Promise.resolve([])
        : stores.messages.search([...byKey.keys()], {
            ...{ words: prints, userId, limit },
            below: row?.id ?? start,
          }),
    (rows) => Promise.resolve(rows.map((row) => shown(row, byKey.get(row.conversation)!))),
    signal,
  );
  const cursor = (id: string): string => cursors.pack(list, [id]);
  return toConnection(items, {
    cursor: ({ row }) => cursor(row.id),
    node: ({ node }) => node,
    more,
    isFirstPage: start === null,
    behind: last === null ? null : cursor(last.id),
  });

  /** A former member finds the text that they see, not the one that has replaced it. */
  function shown(row: MessageRecord, conversation: ConversationModel): MessageModel | null {
    if (!isReadable(conversation, row.sequence)) return null;
    const model = toMessage(withChanges(row, conversation.record.changes), userId, conversation);
    const text = model && bodies.openText(conversation.record, model.record);
    return text !== null && hasWords(text, words) ? model : null;
  }
}

async function oneOf({ conversation }: Searcher['loaders'], id: string): Promise<ConversationModel[] | null> {
  const key = keyOfConversation(id);
  const model = key === null ? null : await conversation.load(key);
  return model && [model];
}

async function inboxOf(
  { memberships }: SearchDeps['stores'],
  userId: string,
  { conversation, marks }: Searcher['loaders'],
): Promise<ConversationModel[]> {
  const page = { after: null, unreadFirst: false, limit: MAX_SEARCHED };
  const rows = await memberships.page(userId, 'INBOX', page);
  for (const row of rows) marks.prime({ user: userId, conversation: row.conversation }, row);
  const models = await Promise.all(rows.map((row) => conversation.load(row.conversation)));
  return models.filter((model) => model !== null);
}
