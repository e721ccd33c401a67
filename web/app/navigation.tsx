import { Link, useRoute } from 'wouter';
import { useNotificationCount } from '../notifications/use-unread.js';
import { useMessages } from '../messages/use-messages.js';
import { useSession } from '../session/use-session.js';
import { Icon, type IconName } from '../ui/icons.js';
import { paths } from './paths.js';

/** The pages that one goes to from everywhere. */
export function Navigation({ write }: { readonly write: () => void }) {
  const session = useSession();
  const { unread } = useNotificationCount();
  const { unread: messages } = useMessages();
  return (
    <nav className="navigation" aria-label="Main">
      <Link href={session ? paths.home : '/'} className="brand" aria-label="Rookery">
        <Icon name="nest" />
        <span>Rookery</span>
      </Link>
      {session && <Item href={paths.home} icon="home" label="Home" />}
      <Item href="/app/search" icon="search" label="Search" />
      <Item href={paths.trends} icon="trends" label="Trends" />
      {session ? (
        <>
          <Item href={paths.notifications} icon="bell" label="Notifications" count={unread} />
          <Item href={paths.messages} icon="message" label="Messages" count={messages} />
          <Item href={paths.bookmarks} icon="bookmark" label="Bookmarks" />
          <Item href={paths.requests} icon="requests" label="Requests" />
          <Item href={paths.user(session.user.username)} icon="user" label="Profile" />
          <Item href={paths.settings} icon="settings" label="Settings" />
          <button
            type="button"
            className="button button-main write"
            aria-label="Write a tweet"
            onClick={write}
          >
            <Icon name="pen" />
            <span>Write</span>
          </button>
        </>
      ) : (
        <Item href={paths.signIn} icon="user" label="Sign in" />
      )}
    </nav>
  );
}

interface ItemProps {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  /** What waits there. */
  readonly count?: number;
}

function Item({ href, icon, label, count = 0 }: ItemProps) {
  const [isHere] = useRoute(href);
  const [isBelow] = useRoute(`${href}/*`);
  return (
    <Link
      href={href}
      className="navigation-item"
      aria-current={isHere ? 'page' : isBelow ? 'true' : undefined}
    >
      <Icon name={icon} />
      <span>{label}</span>
      {count > 0 && <b className="badge">{count}</b>}
    </Link>
  );
}
