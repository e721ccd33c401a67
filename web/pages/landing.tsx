import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, readFragment } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { TweetList, TweetPageFragment } from '../tweets/tweet-list.js';
import { Page } from '../ui/page.js';
import { TrendList, Trends, useTrends } from './trends.js';

const HashtagTweets = graphql(/* GraphQL */ `
  query HashtagTweets($name: String!, $after: String) {
    hashtag(name: $name) {
      id
      tweets(first: 20, after: $after) {
        ...TweetPage
      }
    }
  }
`);

const TRENDS = 5;

/** What a stranger sees: what Rookery is, what people talk about, and what they say. */
export function LandingPage() {
  const trends = useTrends('DAY', TRENDS);
  const name = trends[0].data?.trends?.items[0]?.name;
  return (
    <Page
      title="Welcome to Rookery"
      shows={{ document: Trends, variables: { window: 'DAY', scope: 'global', first: TRENDS } }}
    >
      <section className="landing">
        <p>A colony of nests: people, what they say, and what is talked about right now.</p>
        <p className="buttons">
          <Link href={paths.signIn} className="button button-main">
            Sign in
          </Link>
          <Link href={paths.register} className="button">
            Open an account
          </Link>
        </p>
      </section>
      <h2>Trends</h2>
      <TrendList trends={trends} />
      {name !== undefined && <TweetsAbout key={name} name={name} />}
    </Page>
  );
}

/** What people say about the first of the trends. */
function TweetsAbout({ name }: { readonly name: string }) {
  const pages = usePages({
    document: HashtagTweets,
    variables: { name },
    connectionOf: ({ hashtag }) => readFragment(TweetPageFragment, hashtag?.tweets),
  });
  return (
    <>
      <h2>What people say about #{name}</h2>
      <TweetList
        pages={pages}
        label={`Tweets about #${name}`}
        empty="Nobody says anything that you may see."
      />
    </>
  );
}
