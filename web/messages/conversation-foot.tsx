import { useMemo, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { paths } from '../app/paths.js';
import { errorText } from '../graphql/error-text.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import type { ShownConversation } from '../pages/conversation.js';
import { useSession } from '../session/use-session.js';
import { Icon } from '../ui/icons.js';
import { nameOf } from './conversation-name.js';
import { MessageBubbleFragment } from './message-bubble.js';
import { messageDraft } from './message-draft.js';
import { MessageField } from './message-field.js';
import { SendMessage } from './new-message.js';

const TypingIn = graphql(/* GraphQL */ `
  mutation TypingIn($id: ID!) {
    typing(id: $id) {
      conversation {
        id
      }
    }
  }
`);

const AcceptRequestOf = graphql(/* GraphQL */ `
  mutation AcceptMessageRequest($id: ID!) {
    acceptMessageRequest(id: $id) {
      conversation {
        id
        ...ConversationRow
      }
    }
  }
`);

const DeclineRequestOf = graphql(/* GraphQL */ `
  mutation DeclineMessageRequest($id: ID!) {
    declineMessageRequest(id: $id) {
      conversation {
        id
        ...ConversationRow
      }
    }
  }
`);

/** The others hear that one types once in so many ms. */
const TYPING_MS = 3_000;

interface ConversationFootProps {
  readonly conversation: ShownConversation;
  readonly replyTo: FragmentType<typeof MessageBubbleFragment> | null;
  /** The reply was sent, or given up. */
  readonly onDone: () => void;
}

/** What one can do at the end of a conversation: write, or answer the request. */
export function ConversationFoot({ conversation, replyTo, onDone }: ConversationFootProps) {
  if (!conversation.joined)
    return <p className="conversation-foot hint">You are no longer a member of this group.</p>;
  if (conversation.list === 'REQUESTS') return <RequestFoot conversation={conversation} />;
  return <WritingFoot id={conversation.id} replyTo={replyTo} onDone={onDone} />;
}

function WritingFoot({ id, replyTo, onDone }: Omit<ConversationFootProps, 'conversation'> & { id: string }) {
  const [, send] = useMutation(SendMessage);
  const [, tellTyping] = useMutation(TypingIn);
  const told = useRef(0);
  const userId = useSession()?.user.id ?? '';
  const answered = readFragment(MessageBubbleFragment, replyTo);
  const answeredId = answered?.id;
  const stored = useMemo(() => messageDraft(userId, id, answeredId), [userId, id, answeredId]);
  const change = (text: string): void => {
    stored.change(text);
    if (text === '' || Date.now() - told.current < TYPING_MS) return;
    told.current = Date.now();
    void tellTyping({ id });
  };
  return (
    <div className="conversation-foot">
      {answered && (
        <p className="answered">
          <span dir="auto">
            <strong>{answered.sender?.displayName ?? 'Somebody'}</strong> {answered.text}
          </span>
          <button type="button" aria-label="Do not reply to it" onClick={onDone}>
            <Icon name="close" />
          </button>
        </p>
      )}
      <MessageField
        key={`${id}:${answeredId}`}
        label="Text of the message"
        action="Send"
        initial={stored.text}
        onChange={change}
        submit={async (text) => {
          const input = {
            conversationId: id,
            text,
            idempotencyKey: stored.keyFor(text),
            replyTo: answeredId,
          };
          const { error } = await send({ input });
          if (!error) {
            stored.clear();
            told.current = 0;
            onDone();
          }
          return error;
        }}
      />
    </div>
  );
}

function RequestFoot({ conversation }: { readonly conversation: ShownConversation }) {
  const { id } = conversation;
  const [, accept] = useMutation(AcceptRequestOf);
  const [, decline] = useMutation(DeclineRequestOf);
  const [, navigate] = useLocation();
  const [told, setTold] = useState('');
  const ownId = useSession()?.user.id ?? '';
  const answer = async (isAccepted: boolean): Promise<void> => {
    const { error } = await (isAccepted ? accept({ id }) : decline({ id }));
    if (error) setTold(errorText(error));
    else if (!isAccepted) navigate(paths.messages);
  };
  return (
    <div className="conversation-foot request-foot">
      <p>
        <strong dir="auto">{nameOf(conversation, ownId)}</strong> would like to write to you. They do not see
        that you have read this until you accept.
      </p>
      <span className="buttons">
        <button type="button" className="button button-main" onClick={() => void answer(true)}>
          Accept
        </button>
        <button type="button" className="button button-danger" onClick={() => void answer(false)}>
          Decline
        </button>
      </span>
      <span role="status">{told}</span>
    </div>
  );
}
