import { useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { explorerLink } from '../graphql/explorer-link.js';
import type { LoggedOperation, OperationLog } from '../graphql/operation-log.js';
import { Icon } from '../ui/icons.js';

/** A drawer with the operations that this page has run: what the network is asked for, how long it takes and how much work it is. */
export function DeveloperCorner({ log }: { readonly log: OperationLog }) {
  const [isOpen, setOpen] = useState(false);
  const entries = useSyncExternalStore(log.subscribe, () => log.entries);
  const [path] = useLocation();
  const own = entries.filter((entry) => entry.path === path);
  const earlier = entries.filter((entry) => entry.path !== path);
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
        <div className="corner-drawer" onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}>
          <h2>Operations of this page</h2>
          <p className="corner-sum">{sumOf(own)}</p>
          <Operations entries={own} />
          {earlier.length > 0 && (
            <>
              <h2>Earlier pages</h2>
              <Operations entries={earlier} />
            </>
          )}
        </div>
      )}
    </aside>
  );
}

/** "3 operations · cost 420 · 18 of 20 entities from the cache". */
function sumOf(entries: readonly LoggedOperation[]): string {
  const works = entries.flatMap(({ work }) => work ?? []);
  const sum = (of: (work: (typeof works)[number]) => number): number =>
    works.reduce((total, work) => total + of(work), 0);
  const hits = sum(({ cache }) => cache.hits);
  const entities = hits + sum(({ cache }) => cache.misses);
  const count = entries.length === 1 ? '1 operation' : `${entries.length} operations`;
  // A network without an entity cache has nothing to tell of it.
  const cached = entities > 0 ? ` · ${hits} of ${entities} entities from the cache` : '';
  return `${count} · cost ${sum(({ cost }) => cost)}${cached}`;
}

function Operations({ entries }: { readonly entries: readonly LoggedOperation[] }) {
  return entries.map(({ key, name, kind, text, variables, ms, failed, work }, index) => (
    <details key={`${key}-${entries.length - index}`} className="operation">
      <summary>
        <strong>{name}</strong>
        <span>
          {kind} · {ms} ms{failed ? ' · failed' : ''}
        </span>
      </summary>
      {work && (
        <dl className="operation-work">
          <Fact name="Cost" value={work.cost} />
          <Fact name="Fetches from subgraphs" value={work.fetches} />
          <Fact name="Cache hits" value={work.cache.hits} />
          <Fact name="Cache misses" value={work.cache.misses} />
        </dl>
      )}
      <pre tabIndex={0}>{text}</pre>
      {variables !== '{}' && <pre tabIndex={0}>{variables}</pre>}
      <a href={explorerLink(text, variables)}>Open in GraphiQL</a>
    </details>
  ));
}

function Fact({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
