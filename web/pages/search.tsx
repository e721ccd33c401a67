import { useRef, useState, type FormEvent } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, readFragment } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { SuggestionList } from '../suggestions/suggestion-list.js';
import { useSuggestions } from '../suggestions/use-suggestions.js';
import { searchWord } from '../suggestions/words.js';
import { TweetList, TweetPageFragment } from '../tweets/tweet-list.js';
import { UserList, UserPageFragment } from '../users/user-list.js';
import { Page, Tabs } from '../ui/page.js';

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

const TABS = { TOP: 'Top', LATEST: 'Latest', USERS: 'People' } as const;

type Tab = keyof typeof TABS;

/** Finds tweets and users. The words may have operators: `from:ada`, `#tag`, `lang:de`, `has:links`, `-not`. */
export function SearchPage() {
  const [parameters] = useSearchParams();
  const query = parameters.get('q') ?? '';
  const [tab, setTab] = useState<Tab>('TOP');
  return (
    <Page
      title="Search"
      shows={
        tab === 'USERS'
          ? { document: SearchUsers, variables: { query } }
          : { document: SearchTweets, variables: { query: query || '#birds', order: tab } }
      }
    >
      <SearchForm key={query} initial={query} />
      {query === '' ? (
        <SearchHelp />
      ) : (
        <>
          <Tabs label="Results" tabs={TABS} active={tab} onChange={setTab} />
          {tab === 'USERS' ? <FoundUsers query={query} /> : <FoundTweets query={query} order={tab} />}
        </>
      )}
    </Page>
  );
}

const OPERATORS = {
  '"two words"': 'the words together, in this order',
  '#birds @ada': 'a hashtag, a mention',
  'from:ada': 'what Ada wrote',
  'since:2026-01-31 until:2026-02-28': 'between two days',
  'lang:de': 'in a language',
  'has:links': 'with a link',
  'birds -gulls': 'without a word',
};

/** What one can search for: each operator is a search of its own. */
function SearchHelp() {
  return (
    <dl className="search-help">
      {Object.entries(OPERATORS).map(([operator, meaning]) => (
        <div key={operator}>
          <dt>
            <Link href={paths.search(operator)}>{operator}</Link>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

function SearchForm({ initial }: { readonly initial: string }) {
  const [, navigate] = useLocation();
  const [text, setText] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  const suggestions = useSuggestions({ field, text, wordIn: searchWord, onAccept: setText });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') navigate(paths.search(text.trim()));
  };
  return (
    <form className="search-form" role="search" onSubmit={submit}>
      <div className="suggesting">
        <input
          ref={field}
          {...suggestions.fieldProps}
          type="search"
          aria-label="Search"
          placeholder="Search"
          maxLength={512}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={suggestions.onKeyDown}
        />
        <SuggestionList {...suggestions} />
      </div>
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
