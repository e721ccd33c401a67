import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { useSession } from '../session/use-session.js';
import { useClock } from '../text/clock-context.js';
import { relativeTime } from '../text/relative-time.js';
import { ConversationAvatar, isGroup, nameOf } from './conversation-name.js';

export const ConversationRowFragment = graphql(/* GraphQL */ `
  fragment ConversationRow on Conversation {
    id
    list
    lastActivityAt
    lastSequence
    readUpTo
    unreadCount
    lastMessage {
      id
      senderId
      sender {
        id
        displayName
      }
      text
      deleted
    }
    ...ConversationName
  }
`);

/** A conversation in a list: with whom, what was said last, and how much of it is unread. */
export function ConversationRow({
  conversation: given,
}: {
  readonly conversation: FragmentType<typeof ConversationRowFragment>;
}) {
  const conversation = readFragment(ConversationRowFragment, given);
  const ownId = useSession()?.user.id ?? '';
  const now = useClock();
  const { id, lastActivityAt, lastMessage, unreadCount } = conversation;
  const who =
    lastMessage?.senderId === ownId
      ? 'You: '
      : lastMessage?.sender && isGroup(conversation)
        ? `${lastMessage.sender.displayName}: `
        : '';
  return (
    <article>
      <Link
        href={paths.conversation(id)}
        className={unreadCount > 0 ? 'conversation conversation-new' : 'conversation'}
      >
        <ConversationAvatar conversation={conversation} ownId={ownId} />
        <span className="conversation-main">
          <span className="conversation-top">
            <strong dir="auto">{nameOf(conversation, ownId)}</strong>
            <time dateTime={lastActivityAt}>{relativeTime(lastActivityAt, now)}</time>
          </span>
          <span className="conversation-last">
            <span dir="auto">
              {lastMessage
                ? `${who}${lastMessage.deleted ? 'deleted a message' : (lastMessage.text ?? '')}`
                : 'No messages yet'}
            </span>
            {unreadCount > 0 && (
              <b className="badge" aria-label={`${unreadCount} unread`}>
                {unreadCount}
              </b>
            )}
          </span>
        </span>
      </Link>
    </article>
  );
}
