import { useState, useSyncExternalStore } from 'react';
import type { OperationLog } from '../graphql/operation-log.js';
import { Icon } from '../ui/icons.js';

/** A drawer with the operations that this page has run: what the network is asked for, and how long it takes. */
export function DeveloperCorner({ log }: { readonly log: OperationLog }) {
  const [isOpen, setOpen] = useState(false);
  const entries = useSyncExternalStore(log.subscribe, () => log.entries);
  return (
    <aside className="corner" aria-label="Developer's corner">
      <button
        type="button"
        className="corner-button"
        aria-expanded={isOpen}
        aria-label="Operations of this page"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="code" />
      </button>
      {isOpen && (
        <div className="corner-drawer">
          <h2>Operations of this page</h2>
          {entries.map(({ key, name, kind, text, variables, ms, failed }, index) => (
            <details key={`${key}-${entries.length - index}`}>
              <summary>
                <strong>{name}</strong> {kind} · {ms} ms{failed ? ' · failed' : ''}
              </summary>
              <pre>{text}</pre>
              <pre>{variables}</pre>
              <a
                href={`/graphiql?query=${encodeURIComponent(text)}&variables=${encodeURIComponent(variables)}`}
              >
                Open in GraphiQL
              </a>
            </details>
          ))}
        </div>
      )}
    </aside>
  );
}
