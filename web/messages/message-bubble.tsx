import { useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { errorText } from '../graphql/error-text.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { NoticeTweet } from '../notifications/notice-tweet.js';
import { TweetText } from '../tweets/tweet-text.js';
import { MessageMenu } from './message-menu.js';

export const MessageBubbleFragment = graphql(/* GraphQL */ `
  fragment MessageBubble on Message {
    id
    sequence
    senderId
    sender {
      id
      username
      displayName
    }
    text
    createdAt
    editedAt
    deleted
    replyTo {
      id
      text
      deleted
      sender {
        id
        displayName
      }
    }
    quotedTweet {
      ...NoticeTweet
    }
    reactions {
      emoji
      userId
    }
  }
`);

const ReactToMessage = graphql(/* GraphQL */ `
  mutation ReactToMessage($id: ID!, $emoji: String) {
    reactToMessage(id: $id, emoji: $emoji) {
      message {
        id
        reactions {
          emoji
          userId
        }
      }
    }
  }
`);

interface MessageBubbleProps {
  readonly message: FragmentType<typeof MessageBubbleFragment>;
  readonly ownId: string;
  /** Whether the name of the sender stands above it. */
  readonly showsName: boolean;
  /** Whether the viewer may write here. */
  readonly isOpen: boolean;
  readonly onReply: (message: FragmentType<typeof MessageBubbleFragment>) => void;
}

const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

/** One message of a conversation: what was said, to what, and how others react. */
export function MessageBubble({ message: given, ownId, showsName, isOpen, onReply }: MessageBubbleProps) {
  const message = readFragment(MessageBubbleFragment, given);
  const { id, sender, senderId, text, replyTo, deleted, createdAt, editedAt, quotedTweet } = message;
  const [, react] = useMutation(ReactToMessage);
  const [error, setError] = useState('');
  const isOwn = senderId === ownId;
  const own = message.reactions.find(({ userId }) => userId === ownId)?.emoji ?? null;
  const toggle = async (emoji: string): Promise<void> => {
    const { error: refusal } = await react({ id, emoji: emoji === own ? null : emoji });
    setError(refusal ? errorText(refusal) : '');
  };
  return (
    <article className={isOwn ? 'message message-own' : 'message'} data-message={id}>
      {showsName && sender && (
        <Link href={paths.user(sender.username)} className="message-sender" dir="auto">
          {sender.displayName}
        </Link>
      )}
      <div className="message-line">
        <div className={deleted ? 'bubble bubble-gone' : 'bubble'}>
          {replyTo && (
            <p className="bubble-reply" dir="auto">
              <strong>{replyTo.sender?.displayName ?? 'Somebody'}</strong>
              <span>{replyTo.deleted ? 'A deleted message' : replyTo.text}</span>
            </p>
          )}
          {deleted ? 'This message was deleted.' : <TweetText text={text ?? ''} />}
          {quotedTweet && <NoticeTweet tweet={quotedTweet} />}
          <span className="bubble-foot">
            {editedAt && 'edited · '}
            <time dateTime={createdAt} title={new Date(createdAt).toLocaleString()}>
              {time.format(new Date(createdAt))}
            </time>
          </span>
        </div>
        {!deleted && (
          <MessageMenu
            {...{ id, text: text ?? '', isOwn, isOpen, setError, react: (emoji) => void toggle(emoji) }}
            onReply={() => onReply(given)}
          />
        )}
      </div>
      <Reactions
        reactions={message.reactions}
        own={own}
        canReact={isOpen}
        toggle={(emoji) => void toggle(emoji)}
      />
      <span className="tweet-error" role="status">
        {error}
      </span>
    </article>
  );
}

interface ReactionsProps {
  readonly reactions: readonly { readonly emoji: string }[];
  readonly own: string | null;
  readonly canReact: boolean;
  readonly toggle: (emoji: string) => void;
}

function Reactions({ reactions, own, canReact, toggle }: ReactionsProps) {
  const counts = new Map<string, number>();
  for (const { emoji } of reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  if (counts.size === 0) return null;
  return (
    <div className="reactions">
      {[...counts].map(([emoji, count]) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={emoji === own}
          aria-label={`${emoji}, ${count}`}
          disabled={!canReact}
          onClick={() => toggle(emoji)}
        >
          {emoji} {count > 1 && count}
        </button>
      ))}
    </div>
  );
}
