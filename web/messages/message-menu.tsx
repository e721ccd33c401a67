import { useId, useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { graphql } from '../graphql/generated/index.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icons.js';
import { MessageField } from './message-field.js';

const EditMessage = graphql(/* GraphQL */ `
  mutation EditMessage($id: ID!, $text: String!) {
    editMessage(id: $id, text: $text) {
      message {
        id
        ...MessageBubble
      }
    }
  }
`);

const DeleteMessage = graphql(/* GraphQL */ `
  mutation DeleteMessage($id: ID!, $forAll: Boolean!) {
    deleteMessage(id: $id, forAll: $forAll) {
      conversation {
        id
        ...ConversationRow
      }
    }
  }
`);

const EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🎉'];

interface MessageMenuProps {
  readonly id: string;
  readonly text: string;
  readonly isOwn: boolean;
  readonly isOpen: boolean;
  readonly react: (emoji: string) => void;
  readonly onReply: () => void;
  readonly setError: (text: string) => void;
}

/** What one can do with a message: react, reply, edit and delete. */
export function MessageMenu({ id, text, isOwn, isOpen, react, onReply, setError }: MessageMenuProps) {
  const menu = useId();
  const [isEditing, setEditing] = useState(false);
  const [, edit] = useMutation(EditMessage);
  const [, remove] = useMutation(DeleteMessage);
  const removeIt = async (forAll: boolean): Promise<void> => {
    const { error } = await remove({ id, forAll });
    setError(error ? errorText(error) : '');
  };
  const items: readonly (readonly [string, () => void])[] = [
    ...(isOpen ? ([['Reply', onReply]] as const) : []),
    ...(isOwn && isOpen ? ([['Edit', () => setEditing(true)]] as const) : []),
    ['Delete for me', () => void removeIt(false)],
    ...(isOwn ? ([['Delete for everybody', () => void removeIt(true)]] as const) : []),
  ];
  const hide = { type: 'button', popoverTarget: menu, popoverTargetAction: 'hide' } as const;
  return (
    <div className="menu message-menu">
      <button type="button" popoverTarget={menu} aria-label="More about this message">
        <Icon name="more" />
      </button>
      <div id={menu} popover="auto" className="menu-items">
        {isOpen && (
          <div className="emoji-row" role="group" aria-label="React">
            {EMOJI.map((emoji) => (
              <button key={emoji} {...hide} aria-label={`React with ${emoji}`} onClick={() => react(emoji)}>
                {emoji}
              </button>
            ))}
          </div>
        )}
        {items.map(([label, act]) => (
          <button key={label} {...hide} onClick={act}>
            {label}
          </button>
        ))}
      </div>
      {isEditing && (
        <Dialog label="Edit the message" onClose={() => setEditing(false)}>
          <MessageField
            label="Text of the message"
            action="Save"
            initial={text}
            submit={async (next) => {
              const { error } = await edit({ id, text: next });
              if (!error) setEditing(false);
              return error;
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
