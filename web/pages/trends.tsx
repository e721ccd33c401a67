import { useState } from 'react';
import { Link } from 'wouter';
import { useQuery } from 'urql';
import { paths } from '../app/paths.js';
import { graphql } from '../graphql/generated/index.js';
import { Page, Tabs } from '../ui/page.js';
import { ErrorNotice, Notice, Skeleton } from '../ui/state.js';

export const Trends = graphql(/* GraphQL */ `
  query Trends($window: TrendWindow!, $scope: String!, $first: Int!) {
    trends(window: $window, scope: $scope, first: $first) {
      id
      asOf
      items {
        id
        rank
        name
        tweetVolume
      }
    }
  }
`);

const WINDOWS = { HOUR: 'Hour', SIX_HOURS: '6 hours', DAY: 'Day' } as const;

type Window = keyof typeof WINDOWS;

export function TrendsPage() {
  const [window, setWindow] = useState<Window>('DAY');
  const trends = useTrends(window, 50);
  return (
    <Page
      title="Trends"
      tools={<Tabs label="Time" tabs={WINDOWS} active={window} onChange={setWindow} />}
      shows={{ document: Trends, variables: { window, scope: 'global', first: 50 } }}
    >
      <TrendList trends={trends} />
    </Page>
  );
}

/** What is written about more than usual. */
export function useTrends(window: Window, first: number) {
  return useQuery({ query: Trends, variables: { window, scope: 'global', first } });
}

export function TrendList({ trends }: { readonly trends: ReturnType<typeof useTrends> }) {
  const [{ data, error, fetching }, read] = trends;
  const items = data?.trends?.items ?? [];
  if (error && items.length === 0)
    return <ErrorNotice error={error} retry={() => read({ requestPolicy: 'network-only' })} />;
  if (fetching && !data) return <Skeleton rows={3} />;
  if (items.length === 0) return <Notice>Nothing stands out right now.</Notice>;
  return (
    <ol className="trends">
      {items.map(({ id, rank, name, tweetVolume }) => (
        <li key={id}>
          <Link href={paths.search(`#${name}`)}>
            <span className="trend-rank">{rank}</span> <strong dir="auto">#{name}</strong>{' '}
            <span>{tweetVolume} tweets</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
