import { useRef } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../graphql/generated/index.js';
import type { Draft } from './compose-context.js';
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
  const storageKey = `draft:${inReplyTo ?? ''}:${quoteOf ?? ''}`;
  // One key for all attempts with one text: a retry after a lost answer posts nothing twice.
  const attempt = useRef({ text: '', key: '' });
  const keyFor = (text: string): string => {
    if (attempt.current.text !== text) attempt.current = { text, key: crypto.randomUUID() };
    return attempt.current.key;
  };
  return (
    <>
      {username && (
        <p className="compose-context">{quoteOf ? `Quoting @${username}` : `Replying to @${username}`}</p>
      )}
      <TextForm
        label={inReplyTo ? 'Text of the reply' : 'Text of the tweet'}
        action={inReplyTo ? 'Reply' : 'Post'}
        initial={sessionStorage.getItem(storageKey) ?? ''}
        onChange={(text) => sessionStorage.setItem(storageKey, text)}
        submit={async (text) => {
          const { error } = await post({ input: { text, inReplyTo, quoteOf, idempotencyKey: keyFor(text) } });
          if (!error) {
            attempt.current = { text: '', key: '' };
            sessionStorage.removeItem(storageKey);
            onPosted?.();
          }
          return error;
        }}
      />
    </>
  );
}
