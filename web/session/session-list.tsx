import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { graphql } from '../graphql/generated/index.js';
import { useClock } from '../text/clock-context.js';
import { relativeTime } from '../text/relative-time.js';
import { Icon } from '../ui/icons.js';
import { ErrorNotice, Skeleton } from '../ui/state.js';
import { useSessionStore } from './use-session.js';

export const Sessions = graphql(/* GraphQL */ `
  query Sessions {
    viewer {
      id
      sessions {
        id
        signedInAt
        refreshedAt
        current
      }
    }
  }
`);

const EndSession = graphql(/* GraphQL */ `
  mutation EndSession($id: ID!) {
    sessionEnd(id: $id) {
      viewer {
        id
        sessions {
          id
          signedInAt
          refreshedAt
          current
        }
      }
    }
  }
`);

/** Where the viewer is signed in, and how to sign out there. */
export function SessionList() {
  const session = useSessionStore();
  const [{ data, error }, read] = useQuery({ query: Sessions });
  const [, end] = useMutation(EndSession);
  const [told, setTold] = useState('');
  const now = useClock();
  const sessions = data?.viewer?.sessions;
  if (!sessions) {
    const retry = (): void => read({ requestPolicy: 'network-only' });
    return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton rows={2} />;
  }
  const endOne = async (id: string): Promise<void> => {
    const { error: refusal } = await end({ id });
    setTold(refusal ? errorText(refusal) : 'The session has ended.');
  };
  const signOut = (everywhere: boolean): void =>
    void session.end({ everywhere }).catch(() => setTold('There is no connection to Rookery.'));
  return (
    <>
      <ul className="sessions" aria-label="Sessions">
        {sessions.map(({ id, signedInAt, refreshedAt, current }) => (
          <li key={id}>
            <Icon name="device" />
            <div className="session-main">
              <strong>{current ? 'This browser' : 'Another device'}</strong>
              <p>
                Signed in <Moment at={signedInAt} now={now} /> · last used{' '}
                <Moment at={refreshedAt} now={now} />
              </p>
            </div>
            {!current && (
              <button
                type="button"
                className="button"
                aria-label={`End the session of ${new Date(signedInAt).toLocaleString()}`}
                onClick={() => void endOne(id)}
              >
                End
              </button>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="session-foot">
        {told}
      </p>
      <p className="session-foot buttons">
        <button type="button" className="button" onClick={() => signOut(false)}>
          Sign out
        </button>
        <button type="button" className="button button-danger" onClick={() => signOut(true)}>
          Sign out everywhere
        </button>
      </p>
    </>
  );
}

function Moment({ at, now }: { readonly at: string; readonly now: number }) {
  return (
    <time dateTime={at} title={new Date(at).toLocaleString()}>
      {relativeTime(at, now)}
    </time>
  );
}
