import { useState, type FormEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useQuery } from 'urql';
import { paths } from '../app/paths.js';
import { graphql, readFragment } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { TweetList, TweetPageFragment } from '../tweets/tweet-list.js';
import { UserList, UserPageFragment } from '../users/user-list.js';
import { Page, Tabs } from '../ui/page.js';
import { Notice } from '../ui/state.js';

const SearchTweets = graphql(/* GraphQL */ `
  query SearchTweets($query: String!, $order: SearchOrder!, $after: String) {
    searchTweets(query: $query, order: $order, first: 20, after: $after) {
      ...TweetPage
    }
  }
`);

const SearchUsers = graphql(/* GraphQL */ `
  query SearchUsers($query: String!, $after: String) {
    searchUsers(query: $query, first: 20, after: $after) {
      ...UserPage
    }
  }
`);

const Suggest = graphql(/* GraphQL */ `
  query Suggest($prefix: String!) {
    autocomplete(prefix: $prefix, first: 6) {
      ... on Hashtag {
        id
        name
      }
      ... on User {
        id
        username
      }
    }
  }
`);

const TABS = { TOP: 'Top', LATEST: 'Latest', USERS: 'People' } as const;

type Tab = keyof typeof TABS;

/** Finds tweets and users. The words may have operators: `from:ada`, `#tag`, `lang:de`, `has:links`, `-not`. */
export function SearchPage() {
  const [parameters] = useSearchParams();
  const query = parameters.get('q') ?? '';
  const [tab, setTab] = useState<Tab>('TOP');
  return (
    <Page title="Search">
      <SearchForm key={query} initial={query} />
      {query === '' ? (
        <Notice>
          Words, &quot;phrases&quot;, #tags, @mentions, from:user, since:2026-01-31, lang:en, has:links, -not
        </Notice>
      ) : (
        <>
          <Tabs label="Results" tabs={TABS} active={tab} onChange={setTab} />
          {tab === 'USERS' ? <FoundUsers query={query} /> : <FoundTweets query={query} order={tab} />}
        </>
      )}
    </Page>
  );
}

function SearchForm({ initial }: { readonly initial: string }) {
  const [, navigate] = useLocation();
  const [text, setText] = useState(initial);
  const word = text.split(/\s/).at(-1) ?? '';
  const [{ data }] = useQuery({
    query: Suggest,
    variables: { prefix: word },
    pause: word.length < 2 || text === initial,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') navigate(paths.search(text.trim()));
  };
  return (
    <form className="search-form" role="search" onSubmit={submit}>
      <input
        type="search"
        aria-label="Search"
        placeholder="Search"
        list="suggestions"
        maxLength={512}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <datalist id="suggestions">
        {data?.autocomplete?.map((found) => {
          const name = found.__typename === 'User' ? `@${found.username}` : `#${found.name}`;
          return <option key={found.id} value={text.slice(0, text.length - word.length) + name} />;
        })}
      </datalist>
      <button type="submit" className="button">
        Search
      </button>
    </form>
  );
}

function FoundTweets({ query, order }: { readonly query: string; readonly order: 'TOP' | 'LATEST' }) {
  const pages = usePages({
    document: SearchTweets,
    variables: { query, order },
    connectionOf: ({ searchTweets }) => readFragment(TweetPageFragment, searchTweets),
  });
  return <TweetList pages={pages} label="Found tweets" empty="No tweet has all of this." />;
}

function FoundUsers({ query }: { readonly query: string }) {
  const pages = usePages({
    document: SearchUsers,
    variables: { query: query.slice(0, 100) },
    connectionOf: ({ searchUsers }) => readFragment(UserPageFragment, searchUsers),
  });
  return <UserList pages={pages} label="Found users" empty="Nobody has this name." />;
}
