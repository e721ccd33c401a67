import type { DocumentNode } from 'graphql';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { explorerLink, textOf } from '../graphql/explorer-link.js';
import { Icon } from './icons.js';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Beside the title: tabs, a button. */
  readonly tools?: ReactNode;
  /** The query that the page shows: an example of the API to try. */
  readonly shows?: ShownQuery;
}

interface ShownQuery {
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A page: its heading takes the focus when the page opens, so that a screen reader says where one is. */
export function Page({ title, tools, shows, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Rookery`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <>
      <header className="page-header">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {tools}
        {shows && <ExplorerLink {...shows} />}
      </header>
      {children}
    </>
  );
}

/** Leads to GraphiQL with the query of the page, as it was sent. */
function ExplorerLink({ document: query, variables = {} }: ShownQuery) {
  const href = useMemo(
    () => explorerLink(textOf(query), JSON.stringify(variables, null, 2)),
    [query, variables],
  );
  return (
    <a className="explorer-link" href={href} aria-label="Open the query of this page in GraphiQL">
      <Icon name="code" />
      <span>Query</span>
    </a>
  );
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: Readonly<Record<Name, string>>;
  readonly active: Name;
  readonly onChange: (name: Name) => void;
}

/** A choice among lists of one page. */
export function Tabs<Name extends string>({ label, tabs, active, onChange }: TabsProps<Name>) {
  return (
    <div className="tabs" role="group" aria-label={label}>
      {(Object.entries(tabs) as [Name, string][]).map(([name, text]) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === active}
          onClick={({ currentTarget }) => {
            // On a phone the row of tabs may be wider than the window.
            currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' });
            onChange(name);
          }}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
