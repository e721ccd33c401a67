import { useEffect, useRef } from 'react';
import type { Pages } from '../graphql/use-pages.js';
import type { FragmentType } from '../graphql/generated/index.js';
import type { ShownConversation } from '../pages/conversation.js';
import { MessageBubble, type MessageBubbleFragment } from './message-bubble.js';
import { Typists } from './typists.js';

type Message = ShownConversation['messages']['edges'][number]['node'];

interface MessageLogProps {
  readonly pages: Pages<{ readonly node: Message }, unknown>;
  readonly conversation: ShownConversation;
  readonly ownId: string;
  readonly onReply: (message: FragmentType<typeof MessageBubbleFragment>) => void;
}

/** Older messages are read when so much of the log is left above, in px. */
const NEAR_TOP = 600;
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

/** The messages of a conversation, the newest at the bottom: there one begins, and stays while messages come. */
export function MessageLog({ pages, conversation, ownId, onReply }: MessageLogProps) {
  const log = useRef<HTMLDivElement>(null);
  const byId = new Map(pages.edges.map(({ node }) => [node.id, node]));
  const messages = [...byId.values()].toSorted((one, other) => one.sequence - other.sequence);
  const { hasMore, loadMore } = pages;
  const loadAtTop = (): void => {
    const { current } = log;
    if (!current || !hasMore) return;
    // From the bottom, where the log begins, the position counts down.
    if (current.scrollHeight - current.clientHeight + current.scrollTop < NEAR_TOP) loadMore();
  };
  useEffect(loadAtTop);
  const isOpen = conversation.joined && conversation.list !== 'REQUESTS';
  return (
    <div ref={log} className="message-log" tabIndex={0} role="log" aria-label="Messages" onScroll={loadAtTop}>
      <div className="message-log-inner">
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const date = day.format(new Date(message.createdAt));
          const isNewDay = !before || day.format(new Date(before.createdAt)) !== date;
          const isNewSender = isNewDay || before.senderId !== message.senderId;
          return (
            <div key={message.id} className={isNewSender ? 'message-run' : undefined}>
              {isNewDay && <p className="message-day">{date}</p>}
              <MessageBubble
                {...{ message, ownId, isOpen, onReply }}
                showsName={isNewSender && conversation.kind === 'GROUP' && message.senderId !== ownId}
              />
            </div>
          );
        })}
        <Receipt conversation={conversation} last={messages.at(-1)} ownId={ownId} />
        <Typists conversationId={conversation.id} ownId={ownId} />
      </div>
    </div>
  );
}

interface ReceiptProps {
  readonly conversation: ShownConversation;
  readonly last: Message | undefined;
  readonly ownId: string;
}

/** How far the viewer's last message has come: "Read", "Read by 3", "Delivered" or "Sent". */
function Receipt({ conversation: { members, kind }, last, ownId }: ReceiptProps) {
  if (last?.senderId !== ownId) return null;
  const others = members.filter(({ userId }) => userId !== ownId);
  const count = (of: (member: (typeof others)[number]) => number | null | undefined): number =>
    others.filter((member) => (of(member) ?? 0) >= last.sequence).length;
  const read = count(({ readUpTo }) => readUpTo);
  const delivered = count(({ deliveredUpTo }) => deliveredUpTo);
  const by = (word: string, of: number): string =>
    kind === 'GROUP' && of < others.length ? `${word} by ${of} of ${others.length}` : word;
  const text = read > 0 ? by('Read', read) : delivered > 0 ? by('Delivered', delivered) : 'Sent';
  return <p className="receipt">{text}</p>;
}
