import { useState } from 'react';
import { useMutation, type CombinedError } from 'urql';
import { useLocation } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql } from '../graphql/generated/index.js';
import { useSession } from '../session/use-session.js';
import { StoredDraft } from '../tweets/stored-draft.js';
import { Dialog } from '../ui/dialog.js';
import { messageDraft } from './message-draft.js';
import { MessageField } from './message-field.js';
import { UserPicker } from './user-picker.js';

export const SendMessage = graphql(/* GraphQL */ `
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      message {
        id
        sequence
        senderId
        ...MessageBubble
        conversation {
          id
          ...ConversationRow
        }
      }
    }
  }
`);

const CreateGroup = graphql(/* GraphQL */ `
  mutation CreateGroup($input: CreateGroupInput!) {
    createGroup(input: $input) {
      conversation {
        id
        ...ConversationRow
      }
    }
  }
`);

/** A user that one may write to. */
export interface Recipient {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
}

interface NewMessageProps {
  readonly to?: Recipient;
  readonly onClose: () => void;
}

/** A message to one user, or the first one into a new group of several. */
export default function NewMessage({ to, onClose }: NewMessageProps) {
  const [chosen, setChosen] = useState<readonly Recipient[]>(to ? [to] : []);
  const [name, setName] = useState('');
  const [, send] = useMutation(SendMessage);
  const [, create] = useMutation(CreateGroup);
  const [, navigate] = useLocation();
  const userId = useSession()?.user.id ?? '';
  const open = (id: string | undefined): void => {
    onClose();
    if (id !== undefined) navigate(paths.conversation(id));
  };
  const toOne = async (id: string, text: string): Promise<CombinedError | undefined> => {
    const draft = new StoredDraft(userId, `message-to:${id}`);
    const { data, error } = await send({ input: { to: id, text, idempotencyKey: draft.keyFor(text) } });
    if (error) return error;
    draft.clear();
    open(data?.sendMessage?.message.conversation.id);
    return undefined;
  };
  const toGroup = async (text: string): Promise<CombinedError | undefined> => {
    const memberIds = chosen.map(({ id }) => id);
    const { data, error } = await create({ input: { memberIds, ...(name.trim() && { name: name.trim() }) } });
    const id = data?.createGroup?.conversation.id;
    if (error || id === undefined) return error;
    // The group is there: a text that the server has not taken waits in its field.
    const draft = messageDraft(userId, id);
    const sent = await send({ input: { conversationId: id, text, idempotencyKey: draft.keyFor(text) } });
    if (!sent.error) draft.clear();
    open(id);
    return undefined;
  };
  const [first] = chosen;
  return (
    <Dialog label={to ? `Message to ${to.displayName}` : 'New message'} onClose={onClose}>
      <div className="new-message">
        {!to && <UserPicker label="To" chosen={chosen} onChange={setChosen} />}
        {chosen.length > 1 && (
          <label className="field">
            Name of the group
            <input value={name} maxLength={50} dir="auto" onChange={({ target }) => setName(target.value)} />
          </label>
        )}
        {first ? (
          <MessageField
            label="Text of the message"
            action="Send"
            submit={(text) => (chosen.length === 1 ? toOne(first.id, text) : toGroup(text))}
          />
        ) : (
          <p className="hint">Choose one person to write to, or several for a group.</p>
        )}
      </div>
    </Dialog>
  );
}
