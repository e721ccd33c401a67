import { useState, type FormEvent } from 'react';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { graphql, readFragment } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { SessionList, Sessions } from '../session/session-list.js';
import { MutedWordList, MutedWords } from '../users/muted-words.js';
import { UserList, UserPageFragment } from '../users/user-list.js';
import { Page, Tabs } from '../ui/page.js';
import { ErrorNotice, Skeleton } from '../ui/state.js';

const Settings = graphql(/* GraphQL */ `
  query Settings {
    viewer {
      id
      email
      user {
        id
        displayName
        bio
        protected
      }
    }
  }
`);

const UpdateProfile = graphql(/* GraphQL */ `
  mutation UpdateProfile($input: UpdateProfileInput!) {
    userUpdateProfile(input: $input) {
      user {
        id
        displayName
        bio
        protected
      }
    }
  }
`);

const Blocks = graphql(/* GraphQL */ `
  query Blocks($after: String) {
    viewer {
      id
      blocks(first: 20, after: $after) {
        ...UserPage
      }
    }
  }
`);

const Mutes = graphql(/* GraphQL */ `
  query Mutes($after: String) {
    viewer {
      id
      mutes(first: 20, after: $after) {
        ...UserPage
      }
    }
  }
`);

const Unblock = graphql(/* GraphQL */ `
  mutation Unblock($id: ID!) {
    userUnblock(id: $id) {
      user {
        id
      }
    }
  }
`);

const Unmute = graphql(/* GraphQL */ `
  mutation Unmute($id: ID!) {
    userUnmute(id: $id) {
      user {
        id
      }
    }
  }
`);

const TABS = {
  profile: 'Profile',
  sessions: 'Sessions',
  blocks: 'Blocks',
  mutes: 'Mutes',
  words: 'Muted words',
} as const;

/** What the page of each tab asks for. */
const DOCUMENTS = {
  profile: Settings,
  sessions: Sessions,
  blocks: Blocks,
  mutes: Mutes,
  words: MutedWords,
} as const;

/** The viewer's own profile, where they are signed in, and whom they keep away. */
export function SettingsPage() {
  const [tab, setTab] = useState<keyof typeof TABS>('profile');
  return (
    <Page title="Settings" shows={{ document: DOCUMENTS[tab] }}>
      <Tabs label="Settings" tabs={TABS} active={tab} onChange={setTab} />
      {tab === 'profile' && <ProfileForm />}
      {tab === 'sessions' && <SessionList />}
      {tab === 'blocks' && <BlockList />}
      {tab === 'mutes' && <MuteList />}
      {tab === 'words' && <MutedWordList />}
    </Page>
  );
}

function ProfileForm() {
  const [{ data, error }, read] = useQuery({ query: Settings });
  const [, update] = useMutation(UpdateProfile);
  const [told, setTold] = useState('');
  const user = data?.viewer?.user;
  if (error && !user)
    return <ErrorNotice error={error} retry={() => read({ requestPolicy: 'network-only' })} />;
  if (!user) return <Skeleton rows={2} />;
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { displayName, bio } = fields;
    const input = { displayName, bio, protected: 'protected' in fields };
    const { error: refusal } = await update({ input });
    setTold(refusal ? errorText(refusal) : 'Saved.');
  };
  return (
    <form className="session-form" onSubmit={(event) => void submit(event)}>
      <label className="field">
        Name
        <input name="displayName" defaultValue={user.displayName} required dir="auto" />
      </label>
      <label className="field">
        About you
        <textarea name="bio" rows={3} defaultValue={user.bio} dir="auto" />
      </label>
      <label className="check">
        <input name="protected" type="checkbox" defaultChecked={user.protected} /> Only followers that I
        accept see my tweets
      </label>
      <p role="status">{told}</p>
      <button type="submit" className="button button-main">
        Save
      </button>
    </form>
  );
}

function BlockList() {
  const pages = usePages({
    document: Blocks,
    variables: {},
    connectionOf: ({ viewer }) => readFragment(UserPageFragment, viewer?.blocks),
  });
  const [, unblock] = useMutation(Unblock);
  return (
    <UserList
      pages={pages}
      label="Blocked users"
      empty="You block nobody."
      tools={({ id }) => <Lift label="Unblock" lift={() => unblock({ id }).then(pages.reload)} />}
    />
  );
}

function MuteList() {
  const pages = usePages({
    document: Mutes,
    variables: {},
    connectionOf: ({ viewer }) => readFragment(UserPageFragment, viewer?.mutes),
  });
  const [, unmute] = useMutation(Unmute);
  return (
    <UserList
      pages={pages}
      label="Muted users"
      empty="You mute nobody."
      tools={({ id }) => <Lift label="Unmute" lift={() => unmute({ id }).then(pages.reload)} />}
    />
  );
}

function Lift({ label, lift }: { readonly label: string; readonly lift: () => Promise<void> }) {
  return (
    <button type="button" className="button" onClick={() => void lift()}>
      {label}
    </button>
  );
}
