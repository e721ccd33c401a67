import { useMemo } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../graphql/generated/index.js';
import { useSession } from '../session/use-session.js';
import type { Draft } from './compose-context.js';
import { StoredDraft } from './stored-draft.js';
import { TextForm } from './text-form.js';

const PostTweet = graphql(/* GraphQL */ `
  mutation PostTweet($input: PostTweetInput!) {
    tweetPost(input: $input) {
      tweet {
        ...TweetCard
        inReplyTo {
          id
          repliesCount
        }
      }
    }
  }
`);

interface ComposerProps {
  readonly draft?: Draft;
  readonly onPosted?: () => void;
}

/** Writes a tweet, a reply or a quote. The text is kept over a reload until it is posted. */
export function Composer({ draft = {}, onPosted }: ComposerProps) {
  const { inReplyTo, quoteOf, username } = draft;
  const [, post] = useMutation(PostTweet);
  const userId = useSession()?.user.id ?? '';
  const stored = useMemo(
    () => new StoredDraft(userId, `${inReplyTo ?? ''}:${quoteOf ?? ''}`),
    [userId, inReplyTo, quoteOf],
  );
  return (
    <div data-composer={inReplyTo || quoteOf ? 'answer' : 'new'}>
      {username && (
        <p className="compose-context">{quoteOf ? `Quoting @${username}` : `Replying to @${username}`}</p>
      )}
      <TextForm
        label={inReplyTo ? 'Text of the reply' : 'Text of the tweet'}
        action={inReplyTo ? 'Reply' : 'Post'}
        initial={stored.text}
        onChange={(text) => stored.change(text)}
        submit={async (text) => {
          const idempotencyKey = stored.keyFor(text);
          const { error } = await post({ input: { text, inReplyTo, quoteOf, idempotencyKey } });
          if (!error) {
            stored.clear();
            onPosted?.();
          }
          return error;
        }}
      />
    </div>
  );
}
