import { useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { graphql } from '../graphql/generated/index.js';
import { TrendList, useTrends } from '../pages/trends.js';
import { useIsSessionKnown, useSession } from '../session/use-session.js';
import { UserCard } from '../users/user-card.js';
import { paths } from './paths.js';

const WhoToFollow = graphql(/* GraphQL */ `
  query WhoToFollow {
    suggestedUsers(first: 3) {
      id
      ...UserCard
    }
  }
`);

/** The same as in the styles: narrower windows have no room, and ask for nothing. */
const wide = window.matchMedia('(width >= 1180px)');

/** Beside the page, on wide windows: what is talked about, and whom one may follow. */
export function Beside() {
  const isWide = useSyncExternalStore(onWidth, () => wide.matches);
  const isSignedIn = useSession() !== null;
  const isKnown = useIsSessionKnown();
  const [path] = useLocation();
  // Who turns out to be signed in would ask for everything again.
  if (!isWide || !isKnown) return null;
  return (
    <aside className="beside" aria-label="Trends and suggestions">
      {path !== '/' && path !== paths.trends && (
        <section>
          <h2>Trends</h2>
          <TopTrends />
        </section>
      )}
      {isSignedIn && <Suggestions />}
    </aside>
  );
}

function TopTrends() {
  return <TrendList trends={useTrends('DAY', 5)} />;
}

function Suggestions() {
  const [{ data }] = useQuery({ query: WhoToFollow, requestPolicy: 'cache-first' });
  const users = data?.suggestedUsers ?? [];
  if (users.length === 0) return null;
  return (
    <section>
      <h2>Who to follow</h2>
      {users.map((user) => (
        <UserCard key={user.id} user={user} />
      ))}
    </section>
  );
}

function onWidth(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}
