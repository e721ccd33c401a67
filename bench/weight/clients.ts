import { Pool } from 'undici';

const CONNECTIONS = 4;

/** Sends GraphQL operations over a few connections; rejects when a response has errors. */
export class Clients implements AsyncDisposable {
  readonly #pool: Pool;
  readonly #tokens: readonly string[];

  constructor(url: string, tokens: readonly string[]) {
    this.#pool = new Pool(url, { connections: CONNECTIONS });
    this.#tokens = tokens;
  }

  /** Sends each body on behalf of the next user. */
  async send(bodies: readonly string[]): Promise<void> {
    let next = 0;
    const connection = async (): Promise<void> => {
      for (let index = next++; index < bodies.length; index = next++) {
        await this.#post(bodies[index]!, index);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  }

  /** On a busy machine a request may time out: it is sent again. */
  async #post(body: string, user: number, attempts = 10): Promise<void> {
    const authorization = `Bearer ${this.#tokens[user % this.#tokens.length]}`;
    const headers = { 'content-type': 'application/json', authorization };
    const response = await this.#pool.request({ path: '/graphql', method: 'POST', headers, body });
    const answer = await response.body.text();
    if (!answer.includes('"errors"')) return;
    if (attempts > 1 && /"(TIMEOUT|SERVICE_UNAVAILABLE)"/.test(answer)) {
      return this.#post(body, user, attempts - 1);
    }
    throw new Error(`${body} was answered with ${answer.slice(0, 500)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.close();
  }
}
