import { lazy, Suspense, useState } from 'react';
import { Icon } from '../ui/icons.js';
import type { Recipient } from './new-message.js';

const NewMessage = lazy(() => import('./new-message.js'));

/** Opens a message to a user. */
export function WriteTo({ user }: { readonly user: Recipient }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button button-round"
        aria-label={`Write a message to @${user.username}`}
        onClick={() => setOpen(true)}
      >
        <Icon name="message" />
      </button>
      {isOpen && (
        <Suspense>
          <NewMessage to={user} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
