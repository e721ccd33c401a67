import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Provider } from 'urql';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { createGraphqlClient } from '../graphql/client.js';
import { LiveConnection } from '../graphql/live.js';
import { OperationLog } from '../graphql/operation-log.js';
import { MessagesContext, useMessageEvents } from '../messages/use-messages.js';
import { NotificationCountContext, useUnread } from '../notifications/use-unread.js';
import { HomePage } from '../pages/home.js';
import { LandingPage } from '../pages/landing.js';
import { NotificationsPage } from '../pages/notifications.js';
import { SearchPage } from '../pages/search.js';
import { SettingsPage } from '../pages/settings.js';
import { RegisterPage, SignInPage } from '../pages/sign-in.js';
import { TrendsPage } from '../pages/trends.js';
import { TweetPage } from '../pages/tweet.js';
import { UserPage } from '../pages/user.js';
import { BookmarksPage, RequestsPage } from '../pages/viewer-lists.js';
import { useIsSessionKnown, useSession, useSessionStore } from '../session/use-session.js';
import { ClockContext } from '../text/clock-context.js';
import { useNow } from '../text/relative-time.js';
import { ComposeContext, type Draft } from '../tweets/compose-context.js';
import { Composer } from '../tweets/composer.js';
import { Dialog } from '../ui/dialog.js';
import { Page } from '../ui/page.js';
import { Notice, Skeleton } from '../ui/state.js';
import { Beside } from './beside.js';
import { DeveloperCorner } from './developer-corner.js';
import { LiveBanner, LiveContext } from './live-state.js';
import { Navigation } from './navigation.js';
import { paths } from './paths.js';
import { useKeyboard } from './use-keyboard.js';

/** Loaded when somebody opens them: most visits do not. */
const MessagesPage = lazy(() => import('../pages/messages.js'));
const ConversationPage = lazy(() => import('../pages/conversation.js'));

/** The whole client: one cache and one socket for each user. */
export function App() {
  const store = useSessionStore();
  const userId = useSession()?.user.id ?? null;
  const log = useMemo(() => new OperationLog(), []);
  const { client, live } = useMemo(() => {
    const connection = new LiveConnection(store);
    return { client: createGraphqlClient(store, connection, log), live: connection };
    // A new user gets a new cache; nothing of the last one is left.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [store, log, userId]);
  useEffect(() => () => live.close(), [live]);
  const now = useNow();
  return (
    <Provider value={client}>
      <LiveContext value={live}>
        <ClockContext value={now}>
          <Shell key={userId}>
            <Pages />
          </Shell>
          <DeveloperCorner log={log} />
        </ClockContext>
      </LiveContext>
    </Provider>
  );
}

function Shell({ children }: { readonly children: ReactNode }) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const isSignedIn = useSession() !== null;
  const [location] = useLocation();
  useEffect(() => {
    window.scrollTo({ top: 0 });
  }, [location]);
  const compose = useCallback(() => {
    // A page that has a place to write needs no second one.
    const field = document.querySelector<HTMLTextAreaElement>('[data-composer="new"] textarea');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
    if (isSignedIn && !field) setDraft({});
  }, [isSignedIn]);
  useKeyboard(compose);
  const count = useUnread(isSignedIn);
  const messages = useMessageEvents();
  return (
    <ComposeContext value={isSignedIn ? setDraft : ignore}>
      <NotificationCountContext value={count}>
        <MessagesContext value={messages}>
          <div className="shell">
            <Navigation write={compose} />
            <main className="main">
              <LiveBanner />
              <Suspense fallback={<Skeleton />}>{children}</Suspense>
            </main>
            <Beside />
          </div>
        </MessagesContext>
      </NotificationCountContext>
      {draft && (
        <Dialog label="Write a tweet" onClose={() => setDraft(null)}>
          <Composer draft={draft} onPosted={() => setDraft(null)} />
        </Dialog>
      )}
    </ComposeContext>
  );
}

const ignore = (): void => undefined;

function Pages() {
  const isSignedIn = useSession() !== null;
  const isKnown = useIsSessionKnown();
  // Before that it is not known whether a page is for a stranger.
  if (!isKnown) return <Skeleton />;
  const own = (page: ReactNode): ReactNode => (isSignedIn ? page : <Redirect to={paths.signIn} replace />);
  return (
    <Switch>
      <Route path="/">{isSignedIn ? <Redirect to={paths.home} replace /> : <LandingPage />}</Route>
      <Route path={paths.signIn}>{isSignedIn ? <Redirect to={paths.home} replace /> : <SignInPage />}</Route>
      <Route path={paths.register}>
        {isSignedIn ? <Redirect to={paths.home} replace /> : <RegisterPage />}
      </Route>
      <Route path={paths.home}>{own(<HomePage />)}</Route>
      <Route path="/app/search">
        <SearchPage />
      </Route>
      <Route path={paths.trends}>
        <TrendsPage />
      </Route>
      <Route path={paths.notifications}>{own(<NotificationsPage />)}</Route>
      <Route path={paths.messages}>{own(<MessagesPage />)}</Route>
      <Route path="/app/messages/:id">{({ id }) => own(<ConversationPage key={id} id={id} />)}</Route>
      <Route path={paths.bookmarks}>{own(<BookmarksPage />)}</Route>
      <Route path={paths.requests}>{own(<RequestsPage />)}</Route>
      <Route path={paths.settings}>{own(<SettingsPage />)}</Route>
      <Route path="/app/users/:username">
        {({ username }) => <UserPage key={username} username={username} />}
      </Route>
      <Route path="/app/tweets/:id">{({ id }) => <TweetPage key={id} id={id} />}</Route>
      <Route>
        <Page title="Not here">
          <Notice>There is no such page. It may have flown away.</Notice>
        </Page>
      </Route>
    </Switch>
  );
}
