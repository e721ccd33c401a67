import { useEffect, useRef, type ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Beside the title: tabs, a button. */
  readonly tools?: ReactNode;
}

/** A page: its heading takes the focus when the page opens, so that a screen reader says where one is. */
export function Page({ title, tools, children }: PageProps) {
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
      </header>
      {children}
    </>
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
        <button key={name} type="button" aria-pressed={name === active} onClick={() => onChange(name)}>
          {text}
        </button>
      ))}
    </div>
  );
}
