import { useState, type FormEvent } from 'react';
import { useMutation, type CombinedError } from 'urql';
import { useLocation } from 'wouter';
import { paths } from '../app/paths.js';
import { errorText } from '../graphql/error-text.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { Avatar } from '../ui/avatar.js';
import { Dialog } from '../ui/dialog.js';
import type { Recipient } from './new-message.js';
import { UserPicker } from './user-picker.js';

const GroupMembersFragment = graphql(/* GraphQL */ `
  fragment GroupMembers on Conversation {
    id
    name
    members {
      userId
      isAdmin
      user {
        id
        username
        displayName
        avatarUrl
      }
    }
  }
`);

const RenameGroup = graphql(/* GraphQL */ `
  mutation RenameGroup($id: ID!, $name: String) {
    renameGroup(id: $id, name: $name) {
      conversation {
        ...GroupMembers
      }
    }
  }
`);

const AddGroupMembers = graphql(/* GraphQL */ `
  mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {
    addGroupMembers(id: $id, memberIds: $memberIds) {
      conversation {
        ...GroupMembers
      }
    }
  }
`);

const RemoveGroupMember = graphql(/* GraphQL */ `
  mutation RemoveGroupMember($id: ID!, $memberId: ID!) {
    removeGroupMember(id: $id, memberId: $memberId) {
      conversation {
        ...GroupMembers
      }
    }
  }
`);

const SetGroupAdmin = graphql(/* GraphQL */ `
  mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {
    setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {
      conversation {
        ...GroupMembers
      }
    }
  }
`);

const LeaveGroup = graphql(/* GraphQL */ `
  mutation LeaveGroup($id: ID!) {
    leaveGroup(id: $id) {
      conversation {
        id
        joined
      }
    }
  }
`);

interface GroupDialogProps {
  readonly conversation: FragmentType<typeof GroupMembersFragment>;
  readonly ownId: string;
  readonly onClose: () => void;
}

/** The members of a group; admins change them and the name. */
export function GroupDialog({ conversation, ownId, onClose }: GroupDialogProps) {
  const { id, name, members } = readFragment(GroupMembersFragment, conversation);
  const [error, setError] = useState('');
  const [, leave] = useMutation(LeaveGroup);
  const [, navigate] = useLocation();
  const isAdmin = members.some((member) => member.userId === ownId && member.isAdmin);
  const run = async (work: Promise<{ error?: CombinedError }>): Promise<boolean> => {
    const { error: refusal } = await work;
    setError(refusal ? errorText(refusal) : '');
    return refusal === undefined;
  };
  const leaveIt = async (): Promise<void> => {
    if (await run(leave({ id }))) navigate(paths.messages);
  };
  return (
    <Dialog label={`Members (${members.length})`} onClose={onClose}>
      <div className="group">
        {isAdmin && <AdminTools id={id} name={name ?? ''} run={run} />}
        <ul className="group-members" aria-label="Members">
          {members.map((member) => (
            <Member
              key={member.userId}
              {...{ id, member, run }}
              canManage={isAdmin && member.userId !== ownId}
            />
          ))}
        </ul>
        <p className="group-foot">
          <span role="alert" className="form-error">
            {error}
          </span>
          <button type="button" className="button button-danger" onClick={() => void leaveIt()}>
            Leave the group
          </button>
        </p>
      </div>
    </Dialog>
  );
}

type Run = (work: Promise<{ error?: CombinedError }>) => Promise<boolean>;

function AdminTools({ id, name, run }: { readonly id: string; readonly name: string; readonly run: Run }) {
  const [, rename] = useMutation(RenameGroup);
  const [, add] = useMutation(AddGroupMembers);
  const [chosen, setChosen] = useState<readonly Recipient[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { name: typed = '' } = Object.fromEntries(new FormData(event.currentTarget)) as Record<
      string,
      string
    >;
    const next = typed.trim();
    void run(rename({ id, name: next === '' ? null : next }));
  };
  const addChosen = async (): Promise<void> => {
    if (await run(add({ id, memberIds: chosen.map((user) => user.id) }))) setChosen([]);
  };
  return (
    <>
      <form className="group-name" onSubmit={submit}>
        <label className="field">
          Name of the group
          <input name="name" defaultValue={name} maxLength={50} dir="auto" />
        </label>
        <button type="submit" className="button">
          Rename
        </button>
      </form>
      <UserPicker label="Add people" chosen={chosen} onChange={setChosen} />
      {chosen.length > 0 && (
        <button type="button" className="button button-main" onClick={() => void addChosen()}>
          Add
        </button>
      )}
    </>
  );
}

interface MemberProps {
  readonly id: string;
  readonly member: {
    readonly userId: string;
    readonly isAdmin: boolean;
    readonly user?: (Recipient & { readonly avatarUrl?: string | null }) | null;
  };
  readonly canManage: boolean;
  readonly run: Run;
}

function Member({ id, member: { userId: memberId, isAdmin, user }, canManage, run }: MemberProps) {
  const [, remove] = useMutation(RemoveGroupMember);
  const [, setAdmin] = useMutation(SetGroupAdmin);
  const shown = user ?? { username: '', displayName: 'An account that is not there' };
  return (
    <li>
      <Avatar user={shown} />
      <span className="group-member">
        <strong dir="auto">{shown.displayName}</strong>
        {isAdmin && <span>Admin</span>}
      </span>
      {canManage && (
        <span className="buttons">
          <button
            type="button"
            className="button"
            onClick={() => void run(setAdmin({ id, memberId, isAdmin: !isAdmin }))}
          >
            {isAdmin ? 'No admin' : 'Make admin'}
          </button>
          <button
            type="button"
            className="button"
            aria-label={`Remove @${shown.username} from the group`}
            onClick={() => void run(remove({ id, memberId }))}
          >
            Remove
          </button>
        </span>
      )}
    </li>
  );
}
