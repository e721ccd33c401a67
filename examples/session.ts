import { setTimeout as delay } from 'node:timers/promises';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { RefreshSession, SignIn } from './operations.js';

interface Tokens {
  accessToken: string;
  expiresAt: string;
  refreshToken: string;
}

/** The sign-in is over; only the user can open another. Trying again is of no use. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

/** A sign-in: always has an access token that is good for a while. */
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
    return new Session(url, data.login);
  }

  /** An access token, a fresh one when the last is about to end. Rejects with SignedOut when the sign-in is over. */
  async accessToken(): Promise<string> {
    // A refresh token works once: whoever needs a new access token meanwhile waits for the same one.
    if (Date.now() >= this.#staleAt) await (this.#renewal ??= this.#renew());
    return this.#tokens.accessToken;
  }

  /** The gateway does not take the access token any more, whatever its time says. */
  reject(): void {
    this.#staleAt = 0;
  }

  /** Resolves when it is time for a fresh access token. */
  async stale(signal: AbortSignal): Promise<void> {
    await delay(Math.max(0, this.#staleAt - Date.now()), undefined, { signal, ref: false });
  }

  async #renew(): Promise<void> {
    try {
      const { refreshToken } = this.#tokens;
      const data = await send(this.#url, RefreshSession, { refreshToken });
      this.#take(data.refreshSession);
    } finally {
      this.#renewal = null;
    }
  }

  #take(tokens: Tokens): void {
    this.#tokens = tokens;
    // Early enough that the old one still works where it is in use.
    this.#staleAt = Date.now() + 0.8 * (Date.parse(tokens.expiresAt) - Date.now());
  }
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
