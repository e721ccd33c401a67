import { useId, useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { useSession } from '../session/use-session.js';
import { Icon } from '../ui/icons.js';
import { useCompose } from './compose-context.js';
import { EditForm } from './edit-form.js';

const TweetMenuFragment = graphql(/* GraphQL */ `
  fragment TweetMenu on Tweet {
    id
    text
    viewerHasMutedConversation
    author {
      id
      username
    }
  }
`);

const DeleteTweet = graphql(/* GraphQL */ `
  mutation DeleteTweet($id: ID!) {
    tweetDelete(id: $id) {
      tweetId
    }
  }
`);

const Mute = graphql(/* GraphQL */ `
  mutation Mute($id: ID!) {
    userMute(id: $id) {
      user {
        id
        viewerRelationship {
          id
          muting
        }
      }
    }
  }
`);

const Block = graphql(/* GraphQL */ `
  mutation Block($id: ID!) {
    userBlock(id: $id) {
      user {
        id
        viewerRelationship {
          id
          blocking
          following
        }
      }
    }
  }
`);

const MuteConversation = graphql(/* GraphQL */ `
  mutation MuteConversation($id: ID!) {
    tweetMuteConversation(id: $id) {
      tweet {
        id
        viewerHasMutedConversation
      }
    }
  }
`);

const UnmuteConversation = graphql(/* GraphQL */ `
  mutation UnmuteConversation($id: ID!) {
    tweetUnmuteConversation(id: $id) {
      tweet {
        id
        viewerHasMutedConversation
      }
    }
  }
`);

/** The rarer things that one can do with a tweet and with its author. */
export function TweetMenu({ tweet: given }: { readonly tweet: FragmentType<typeof TweetMenuFragment> }) {
  const { id, text, author, viewerHasMutedConversation } = readFragment(TweetMenuFragment, given);
  const session = useSession();
  const compose = useCompose();
  const menu = useId();
  const [isEditing, setEditing] = useState(false);
  const [error, setError] = useState('');
  const [, remove] = useMutation(DeleteTweet);
  const [, mute] = useMutation(Mute);
  const [, block] = useMutation(Block);
  const [, muteConversation] = useMutation(MuteConversation);
  const [, unmuteConversation] = useMutation(UnmuteConversation);
  if (!session || !author) return null;
  const run = async (work: Promise<{ error?: Parameters<typeof errorText>[0] }>): Promise<void> => {
    const { error: refusal } = await work;
    setError(refusal ? errorText(refusal) : '');
  };
  const isOwn = author.id === session.user.id;
  const items: readonly (readonly [string, () => void])[] = [
    ['Quote', () => compose({ quoteOf: id, username: author.username })],
    viewerHasMutedConversation
      ? ['Unmute the conversation', () => void run(unmuteConversation({ id }))]
      : ['Mute the conversation', () => void run(muteConversation({ id }))],
    ...(isOwn
      ? ([
          ['Edit', () => setEditing(true)],
          ['Delete', () => void run(remove({ id }))],
        ] as const)
      : ([
          [`Mute @${author.username}`, () => void run(mute({ id: author.id }))],
          [`Block @${author.username}`, () => void run(block({ id: author.id }))],
        ] as const)),
  ];
  return (
    <div className="menu">
      <button type="button" popoverTarget={menu} aria-label={`More about the tweet of @${author.username}`}>
        <Icon name="more" />
      </button>
      <div id={menu} popover="auto" className="menu-items">
        {items.map(([label, act]) => (
          <button key={label} type="button" popoverTarget={menu} popoverTargetAction="hide" onClick={act}>
            {label}
          </button>
        ))}
      </div>
      {error && (
        <span className="tweet-error" role="status">
          {error}
        </span>
      )}
      {isEditing && <EditForm id={id} text={text} onClose={() => setEditing(false)} />}
    </div>
  );
}
