import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { Icon, type IconName } from './icons.js';

/** What stands in the place of a list that has nothing to show. */
export function Notice({
  icon = 'nest',
  children,
}: {
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <div className="notice">
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}

/** An error with a way to try again. */
export function ErrorNotice({
  error,
  retry,
}: {
  readonly error: CombinedError;
  readonly retry?: () => void;
}) {
  return (
    <div className="notice" role="alert">
      <p>{errorText(error)}</p>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** The shapes of what is being read. */
export function Skeleton({ rows = 5 }: { readonly rows?: number }) {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton">
          <span className="skeleton-avatar" />
          <span className="skeleton-lines" />
        </div>
      ))}
    </div>
  );
}
