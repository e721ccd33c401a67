/** How GraphiQL signs a user in, once for all tabs. The gateway knows no product: the operations come with its configuration. */
export interface ExplorerSession {
  /** A mutation with the variables `login` and `password` that answers `session { accessToken expiresAt refreshToken }`. */
  readonly signIn: string;
  /** A mutation with the variable `refreshToken` that answers the same. */
  readonly renew: string;
  /** The account that the form is filled with. @default none */
  readonly account?: { readonly username: string; readonly password: string } | undefined;
}

/** The sign-in form above the editor. */
export function sessionForm({ account }: ExplorerSession): string {
  const { username = '', password = '' } = account ?? {};
  return `<form id="session">
<label>Username <input name="login" autocomplete="username" required value="${escape(username)}"></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required value="${escape(password)}"></label>
<button>Sign in</button>
<output></output>
</form>`;
}

export const SESSION_STYLE = `
body { display: flex; flex-direction: column; height: 100vh; margin: 0; }
#root { flex: 1; min-height: 0; height: auto; }
#session { display: flex; gap: 12px; align-items: center; padding: 6px 16px; font: 13px system-ui, sans-serif; background: #f3f4f6; color: #1f2937; }
#session input { margin-left: 4px; padding: 2px 6px; width: 11em; }
#session.signed-in label { display: none; }
`;

/**
 * The browser module that keeps the session: in `sessionStorage`, so that it ends with the browser tab. The token is renewed
 * when less than a minute is left.
 */
export function sessionScript({ signIn, renew }: ExplorerSession): string {
  return `
const KEY = 'graphiql-session';
const MARGIN_MS = 60_000;
const form = document.getElementById('session');
const [button, output] = [form.querySelector('button'), form.querySelector('output')];

let session = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
let renewal = null;

function keep(next) {
  session = next;
  if (next) sessionStorage.setItem(KEY, JSON.stringify(next));
  else sessionStorage.removeItem(KEY);
  form.classList.toggle('signed-in', next !== null);
  button.textContent = next ? 'Sign out' : 'Sign in';
  output.textContent = next ? 'Signed in as ' + next.name : '';
}

async function open(query, variables, name) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  keep(data?.session ? { ...data.session, name } : null);
  if (!data?.session) output.textContent = errors?.[0]?.message ?? 'There was no answer.';
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (session) return keep(null);
  const { login, password } = Object.fromEntries(new FormData(form));
  await open(${JSON.stringify(signIn)}, { login, password }, login);
});

/** The headers of the signed-in user, with a token that is good for a while; none for nobody. */
export async function sessionHeaders() {
  if (session && Date.parse(session.expiresAt) - Date.now() < MARGIN_MS) {
    const { refreshToken, name } = session;
    await (renewal ??= open(${JSON.stringify(renew)}, { refreshToken }, name).finally(() => (renewal = null)));
  }
  return session ? { authorization: 'Bearer ' + session.accessToken } : {};
}

keep(session);
`;
}

/** The module for a gateway without sign-in. */
export const NO_SESSION_SCRIPT = 'export const sessionHeaders = async () => ({});';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
