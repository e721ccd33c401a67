import { badInput, codeOf, RookeryError } from '#platform/errors.js';
import { checkAll, checkId } from '#platform/input-checks.js';
import { timeOf } from '#platform/snowflake.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { ConversationModel, MessageModel } from '../models.js';
import { placeOfMessage } from '#social/message-ids.js';
import { directKey, keyOfConversation, otherOf } from '../rules/conversation-key.js';
import { NO_MARKS, viewOf } from '../rules/conversation-view.js';
import { KEY_LIFETIME_MS } from '../rules/limits.js';
import { isActive, type Member } from '../rules/member.js';
import { newDirect } from '../rules/new-conversation.js';
import { withMessage, type Draft } from '../rules/sending.js';
import { checkKey, checkText } from '../rules/text.js';
import type { Step } from '../store/conversation-write.js';
import type { ConversationRecord, MessageRecord } from '../store/documents.js';
import { idOfMessage } from '../store/messages.js';
import type { Actor } from './actor.js';
import { checkQuote } from './check-quote.js';
import type { CommandDeps } from './deps.js';
import { contactWith, reachOf, type Reach } from './reach.js';
import { withRateLimits } from './with-rate-limits.js';

export interface SendMessageInput {
  to?: string | null | undefined;
  conversationId?: string | null | undefined;
  text: string;
  replyTo?: string | null | undefined;
  quotedTweetId?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
}

/** Sends a message to a user or into a conversation. For a retry, returns the first message. */
export async function sendMessage(
  deps: CommandDeps,
  actor: Actor,
  { input }: { input: SendMessageInput },
): Promise<MessageModel> {
  const { idempotencyKey } = input;
  checkAll({
    to: () => checkAddress(actor, input),
    text: () => checkText(input.text, 'input.text'),
    quotedTweetId: () => input.quotedTweetId != null && checkId(input.quotedTweetId, 'input.quotedTweetId'),
    idempotencyKey: () => idempotencyKey != null && checkKey(idempotencyKey, 'input.idempotencyKey'),
  });
  const key = keyOf(actor, input);
  warmContact(actor, key);
  const model = await actor.loaders.conversation.load(key);
  const record = model?.record ?? null;
  if (record === null && input.to == null)
    throw new RookeryError('NOT_FOUND', { field: 'input.conversationId' });
  const attempt = idempotencyKey == null ? undefined : `${actor.id}:${idempotencyKey}`;
  const field = input.to == null ? 'input.conversationId' : 'input.to';
  const reach = await reachOf(actor, { key, record, field, isKnown: input.to == null });
  const rules = [
    RULES.messages,
    ...(reach.isToStranger ? [RULES.messagesToStrangers] : []),
    ...(record === null ? [RULES.conversations] : []),
  ];
  try {
    if (input.quotedTweetId != null)
      await checkQuote(deps, actor, input.quotedTweetId, 'input.quotedTweetId');
    let sent: MessageModel | undefined;
    await withRateLimits(deps, rules, actor.id, async () => {
      const { isNew, ...model } = await write(deps, actor, { key, input, attempt, reach });
      sent = model;
      return isNew || null;
    });
    showSent(actor, model, sent!);
    return sent!;
  } catch (error) {
    actor.loaders.conversation.clear(key);
    // A retry costs no points, and needs none; nor does the tweet have to be there still.
    const isKnown = ['RATE_LIMITED', 'NOT_FOUND'].includes(codeOf(error) ?? '') && record && attempt;
    const earlier = isKnown ? await earlierOf(deps, key, attempt) : null;
    if (earlier === null || record === null) throw error;
    checkSame(deps, record, earlier, input);
    return { record: earlier, conversation: record };
  }
}

function checkAddress(actor: Actor, { to, conversationId }: SendMessageInput): void {
  if ((to == null) === (conversationId == null))
    throw badInput('input.to', 'Give one of `to` and `conversationId`.');
  if (to == null) return;
  checkId(to, 'input.to');
  if (to === actor.id) throw badInput('input.to', 'This is you.');
}

function keyOf(actor: Actor, { to, conversationId }: SendMessageInput): string {
  const key = to == null ? keyOfConversation(conversationId!) : directKey(actor.id, to);
  if (key === null) throw new RookeryError('NOT_FOUND', { field: 'input.conversationId' });
  return key;
}

/** Starts the reads that decide about a conversation of two, so that they go on while the conversation is read. */
function warmContact(actor: Actor, key: string): void {
  const other = otherOf(key, actor.id);
  // Who needs them is told when they fail.
  if (other !== null) void contactWith(actor, other, null).catch(() => undefined);
}

/** Lets the rest of the request see the conversation as it was written, without a read. A send moves no marks of its sender. */
function showSent(
  { id, loaders }: Actor,
  before: ConversationModel | null,
  { conversation: record }: MessageModel,
): void {
  const view = viewOf(record, id, before?.view.marks ?? NO_MARKS);
  loaders.conversation.clear(record._id).prime(record._id, view && { record, view });
  if (before === null) loaders.marks.clear({ user: id, conversation: record._id });
}

interface Sending {
  key: string;
  input: SendMessageInput;
  attempt: string | undefined;
  reach: Reach;
}

function write(deps: CommandDeps, actor: Actor, { key, input, attempt, reach }: Sending) {
  const { writes, bodies, ids, createEvent } = deps;
  const id = ids.next();
  const replyTo = input.replyTo == null ? null : replyPlace(key, input.replyTo);
  return writes.run(key, {
    attempt,
    apply(stored, revision, { earlier }): Step<MessageModel & { isNew: boolean }> {
      if (stored && earlier && isKnown(deps, earlier)) {
        checkSame(deps, stored, earlier, input);
        return { record: stored, result: { record: earlier, conversation: stored, isNew: false } };
      }
      const base = stored ?? newDirect({ _id: key, key: bodies.newKey(), at: id });
      const body = bodies.sealText(base, id, input.text);
      const draft: Draft = {
        id,
        sender: actor.id,
        body,
        words: bodies.fingerprintsIn(base, [input.text]),
        replyTo,
        quote: input.quotedTweetId ?? null,
        attempt,
      };
      const idOf = (sequence: number): string => idOfMessage({ conversation: key, sequence });
      const { record, message } = withMessage(base, draft, {
        followsBack: reach.followsBack,
        revision,
        idOf,
      });
      const event = createEvent('message.sent', key, {
        ...{ conversationId: key, sequence: message.sequence, senderId: actor.id },
        memberIds: record.members.filter(isActive).map((member) => member.id),
        inboxIds: record.members.filter((each) => isInvolved(each, actor.id)).map((member) => member.id),
      });
      const conversation = { ...record, tail: [...record.tail, message] };
      const result = { record: message, conversation, isNew: true };
      return { record, messages: [message], events: [event], result };
    },
  });
}

/** A member who has accepted the conversation, other than the sender. */
function isInvolved(member: Member, senderId: string): boolean {
  return member.id !== senderId && member.list === 'INBOX' && isActive(member);
}

/** The place of the message that is replied to: in the same conversation. */
function replyPlace(key: string, id: string): number {
  const place = placeOfMessage(id);
  if (place?.conversation !== key) throw new RookeryError('NOT_FOUND', { field: 'input.replyTo' });
  return place.sequence;
}

async function earlierOf(deps: CommandDeps, key: string, attempt: string): Promise<MessageRecord | null> {
  const message = (await deps.stores.messages.sentWith(key, [attempt])).get(attempt);
  return message && isKnown(deps, message) ? message : null;
}

function isKnown({ clock }: CommandDeps, { id }: MessageRecord): boolean {
  return clock.now() - timeOf(id) < KEY_LIFETIME_MS;
}

/** Throws IDEMPOTENCY_KEY_REUSED for other words, and NOT_FOUND for a deleted message: a late retry must not restore it. */
function checkSame(
  { bodies }: CommandDeps,
  conversation: ConversationRecord,
  earlier: MessageRecord,
  { text, replyTo, quotedTweetId }: SendMessageInput,
): void {
  if (earlier.body === null) throw new RookeryError('NOT_FOUND');
  const isSame =
    (earlier.editedAt !== undefined || bodies.openText(conversation, earlier) === text) &&
    earlier.quote === (quotedTweetId ?? null) &&
    earlier.replyTo === (replyTo == null ? null : (placeOfMessage(replyTo)?.sequence ?? null));
  if (!isSame) throw new RookeryError('IDEMPOTENCY_KEY_REUSED');
}
