import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icons.js';

const ConversationNameFragment = graphql(/* GraphQL */ `
  fragment ConversationName on Conversation {
    id
    kind
    name
    members {
      userId
      user {
        id
        username
        displayName
        avatarUrl
      }
    }
  }
`);

export type NamedConversation = FragmentType<typeof ConversationNameFragment>;

/** How many members stand in the name of a group that has none. */
const NAMED = 3;

/** The others of a conversation that the viewer may see. */
function othersOf(given: NamedConversation, ownId: string) {
  const { members } = readFragment(ConversationNameFragment, given);
  return members.flatMap(({ userId, user }) => (userId !== ownId && user ? [user] : []));
}

/** The name of a group, or those of its members: "Ada, Bob and 4 others". */
export function nameOf(given: NamedConversation, ownId: string): string {
  const { kind, name, members } = readFragment(ConversationNameFragment, given);
  if (name) return name;
  const others = othersOf(given, ownId);
  if (others.length === 0) return kind === 'GROUP' ? 'A group' : 'An account that is not there';
  const names = others.slice(0, NAMED).map(({ displayName }) => displayName);
  const rest = members.length - 1 - names.length;
  if (rest > 0) return `${names.join(', ')} and ${rest === 1 ? '1 other' : `${rest} others`}`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

export function isGroup(given: NamedConversation): boolean {
  return readFragment(ConversationNameFragment, given).kind === 'GROUP';
}

/** The username of the one to whom a conversation of two belongs; null for groups. */
export function partnerOf(given: NamedConversation, ownId: string): string | null {
  const { kind } = readFragment(ConversationNameFragment, given);
  return kind === 'DIRECT' ? (othersOf(given, ownId)[0]?.username ?? null) : null;
}

interface ConversationAvatarProps {
  readonly conversation: NamedConversation;
  readonly ownId: string;
}

/** The picture of the other one, or a sign for a group. */
export function ConversationAvatar({ conversation, ownId }: ConversationAvatarProps) {
  const { kind } = readFragment(ConversationNameFragment, conversation);
  const [user] = othersOf(conversation, ownId);
  if (kind === 'DIRECT' && user) return <Avatar user={user} />;
  return (
    <span className="avatar avatar-small avatar-group" aria-hidden="true">
      <Icon name="group" />
    </span>
  );
}
