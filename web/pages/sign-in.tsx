import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { paths } from '../app/paths.js';
import { SessionError } from '../session/session.js';
import { useSessionStore } from '../session/use-session.js';
import { Page } from '../ui/page.js';

/** The account of the demo network; none elsewhere. The page gets it from the server. */
function demoAccount(): { username: string; password: string } | null {
  const { demoUsername: username, demoPassword: password } = document.documentElement.dataset;
  return username && password ? { username, password } : null;
}

export function SignInPage() {
  const session = useSessionStore();
  const demo = demoAccount();
  return (
    <SessionForm
      title="Sign in"
      action="Sign in"
      open={({ login = '', password = '' }) => session.signIn(login, password)}
      foot={
        <>
          {demo && (
            <DemoButton open={() => session.signIn(demo.username, demo.password)} username={demo.username} />
          )}
          <p>
            New here? <Link href={paths.register}>Open an account</Link>
          </p>
        </>
      }
    >
      <Field name="login" label="Username or e-mail" autoComplete="username" />
      <Field name="password" label="Password" type="password" autoComplete="current-password" />
    </SessionForm>
  );
}

export function RegisterPage() {
  const session = useSessionStore();
  return (
    <SessionForm
      title="Open an account"
      action="Register"
      open={(fields) => session.register(fields)}
      foot={
        <p>
          Have an account? <Link href={paths.signIn}>Sign in</Link>
        </p>
      }
    >
      <Field name="username" label="Username" autoComplete="username" />
      <Field name="displayName" label="Name" autoComplete="name" />
      <Field name="email" label="E-mail" type="email" autoComplete="email" />
      <Field name="password" label="Password" type="password" autoComplete="new-password" />
    </SessionForm>
  );
}

interface SessionFormProps {
  readonly title: string;
  readonly action: string;
  readonly open: (fields: Record<string, string>) => Promise<void>;
  readonly children: ReactNode;
  readonly foot: ReactNode;
}

function SessionForm({ title, action, open, children, foot }: SessionFormProps) {
  const [, navigate] = useLocation();
  const [error, setError] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      await open(Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>);
      navigate(paths.home);
    } catch (refusal) {
      setError(refusal instanceof SessionError ? refusal.message : 'There is no connection to Rookery.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={title}>
      <form className="session-form" onSubmit={(event) => void submit(event)}>
        {children}
        <p role="alert" className="form-error">
          {error}
        </p>
        <button type="submit" className="button button-main" disabled={isBusy}>
          {action}
        </button>
      </form>
      <div className="session-foot">{foot}</div>
    </Page>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: string;
  readonly autoComplete: string;
}

function Field({ name, label, type = 'text', autoComplete }: FieldProps) {
  return (
    <label className="field">
      {label}
      <input name={name} type={type} autoComplete={autoComplete} required />
    </label>
  );
}

function DemoButton({ open, username }: { readonly open: () => Promise<void>; readonly username: string }) {
  const [, navigate] = useLocation();
  return (
    <button type="button" className="button" onClick={() => void open().then(() => navigate(paths.home))}>
      Look around as @{username}
    </button>
  );
}
