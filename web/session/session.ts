import { Listeners } from '../ui/listeners.js';

/** A signed-in user, as the pages know them. The refresh token is in a cookie that no script reads. */
export interface Session {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly user: SessionUser;
}

export interface SessionUser {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
}

/** Why a session was not opened. */
export class SessionError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Answer {
  readonly data?: { readonly session?: Session | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** A token is renewed when so much of its life is left, in ms. */
const MARGIN_MS = 60_000;

/** All tabs of the browser share the cookie, so one renews for all, and all end together. */
const LOCK = 'rookery-session';
const channel = new BroadcastChannel('rookery-session');

/** The session of this tab. */
export class SessionStore {
  #session: Session | null = null;
  #isKnown = false;
  readonly #listeners = new Listeners();

  constructor() {
    channel.onmessage = ({ data }: MessageEvent<Session | null>) => this.#keep(data);
  }

  /** Null for nobody signed in. */
  get current(): Session | null {
    return this.#session;
  }

  /** False until `restore` has answered. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  readonly subscribe = this.#listeners.subscribe;

  /** Continues the session of the cookie, where there is one. */
  async restore(): Promise<void> {
    await this.#renew().catch(() => undefined);
    this.#isKnown = true;
    this.#listeners.tell();
  }

  async signIn(login: string, password: string): Promise<void> {
    this.#share(await post('sign-in', { login, password }));
  }

  async register(input: Readonly<Record<string, string>>): Promise<void> {
    this.#share(await post('register', { input }));
  }

  /** Signs out in all tabs, or on all devices. Rejects without a connection: the session would go on behind the back of the user. */
  async end({ everywhere = false } = {}): Promise<void> {
    const { accessToken } = this.#session ?? {};
    try {
      await post('end', { everywhere }, accessToken);
    } catch (error) {
      // A session that has ended already is what was wanted.
      if (!(error instanceof SessionError)) throw error;
    }
    this.#share(null);
  }

  /** A token that is good for a while; null for nobody, and for a session that has ended. */
  async freshToken(): Promise<string | null> {
    if (this.#session && Date.parse(this.#session.expiresAt) - Date.now() < MARGIN_MS) await this.#renew();
    return this.#session?.accessToken ?? null;
  }

  /** Renews the session now: a token was refused. Nobody is signed in afterwards when the session was ended elsewhere. */
  async renew(): Promise<void> {
    await this.#renew();
  }

  /** One tab at a time: the next one finds that the token is fresh already. */
  async #renew(): Promise<void> {
    const before = this.#session;
    await navigator.locks.request(LOCK, async () => {
      if (this.#session !== before) return;
      try {
        this.#share(await post('renew', {}));
      } catch (error) {
        if (error instanceof SessionError && error.code === 'UNAUTHENTICATED') this.#share(null);
        else throw error;
      }
    });
  }

  #share(session: Session | null): void {
    channel.postMessage(session);
    this.#keep(session);
  }

  #keep(session: Session | null): void {
    this.#session = session;
    this.#listeners.tell();
  }
}

async function post(action: string, variables: object, token?: string): Promise<Session | null> {
  const response = await fetch(`/session/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ variables }),
  });
  const { data, errors } = (await response.json()) as Answer;
  const [error] = errors ?? [];
  if (error) throw new SessionError(error.extensions?.code ?? 'INTERNAL_SERVER_ERROR', error.message);
  return data?.session ?? null;
}
