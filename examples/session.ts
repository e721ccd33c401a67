import { setTimeout as delay } from 'node:timers/promises';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { RefreshSession, SignIn } from './operations.js';

interface Tokens {
  accessToken: string;
  expiresAt: string;
  refreshToken: string;
}

/** The session has ended. Retries are of no use: the user has to sign in again. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

/** A session that always has a fresh access token. */
export class Session {
  readonly #url: string;
  #tokens: Tokens;
  #staleAt = 0;
  #renewal: Promise<void> | null = null;

  private constructor(url: string, tokens: Tokens) {
    this.#url = url;
    this.#tokens = tokens;
    this.#take(tokens);
  }

  static async signIn(url: string, login: string, password: string): Promise<Session> {
    const data = await send(url, SignIn, { input: { login, password } });
    return new Session(url, granted(data.login));
  }

  /** The access token, refreshed shortly before it expires. Rejects with SignedOut when the session has ended. */
  async accessToken(): Promise<string> {
    // A refresh token works once, so concurrent callers wait for the same refresh.
    if (Date.now() >= this.#staleAt) await (this.#renewal ??= this.#renew());
    return this.#tokens.accessToken;
  }

  /** Discards the access token: the gateway refused it before it expired. */
  reject(): void {
    this.#staleAt = 0;
  }

  /** Resolves when the access token should be refreshed. */
  async stale(signal: AbortSignal): Promise<void> {
    await delay(Math.max(0, this.#staleAt - Date.now()), undefined, { signal, ref: false });
  }

  async #renew(): Promise<void> {
    try {
      const { refreshToken } = this.#tokens;
      const data = await send(this.#url, RefreshSession, { refreshToken });
      this.#take(granted(data.refreshSession));
    } finally {
      this.#renewal = null;
    }
  }

  #take(tokens: Tokens): void {
    this.#tokens = tokens;
    // Early enough that the old token still works where it is in use.
    this.#staleAt = Date.now() + 0.8 * (Date.parse(tokens.expiresAt) - Date.now());
  }
}

/** A field of the root is null when it has failed, and then there is an error: `send` has thrown it. */
function granted(tokens: Tokens | null): Tokens {
  if (!tokens) throw new Error('The gateway gave no tokens.');
  return tokens;
}

async function send<Result, Variables>(
  url: string,
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as {
    data?: Result | null;
    errors?: { message: string; extensions: { code: string } }[];
  };
  const error = errors?.[0];
  if (error?.extensions.code === 'UNAUTHENTICATED') throw new SignedOut(error.message);
  if (error || !data) throw new Error(error?.message ?? 'The gateway gave no answer.');
  return data;
}
