import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';

export const NoticeTweetFragment = graphql(/* GraphQL */ `
  fragment NoticeTweet on Tweet {
    id
    text
    lang
    author {
      id
      username
      displayName
    }
  }
`);

/** The tweet that a notification is about, to go there. */
export function NoticeTweet({ tweet }: { readonly tweet: FragmentType<typeof NoticeTweetFragment> }) {
  const { id, text, lang } = readFragment(NoticeTweetFragment, tweet);
  return (
    <Link href={paths.tweet(id)} className="notice-tweet" dir="auto" lang={lang ?? undefined}>
      {text}
    </Link>
  );
}
