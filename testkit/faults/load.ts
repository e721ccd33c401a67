import { Agent, request } from 'node:http';

/** What one answer was, as far as a load cares. */
interface Reply {
  status: number;
  body: string;
  /** Whether the server has asked to be asked no more on this connection. */
  sendsAway: boolean;
}

/** Clients who ask one thing after the other, each on a connection that it keeps, until they are sent away or refused. */
export class Load {
  /** The answers that came whole and well. */
  answered = 0;
  /** Everybody who was told, by an answer or at the door, to go elsewhere. */
  sentAway = 0;
  /** Whatever else happened to a request: nothing, when all is well. */
  readonly failures: string[] = [];
  readonly #running: Promise<void>[] = [];
  readonly #url: string;
  readonly #token: string;
  readonly #onAnswered: (() => void)[] = [];

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /** Lets `clients` begin to ask; `query` makes the operations, one by one. */
  begin(clients: number, query: () => string): void {
    for (let count = 0; count < clients; count++) this.#running.push(this.#ask(query));
  }

  /** Resolves when so many answers have come. */
  async until(answered: number): Promise<void> {
    while (this.answered < answered && this.failures.length === 0)
      await new Promise<void>((resolve) => this.#onAnswered.push(resolve));
  }

  /** Resolves when everybody has been sent away. */
  async end(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #ask(query: () => string): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (;;) {
      try {
        const { status, body, sendsAway } = await this.#send(agent, query());
        const { errors } = JSON.parse(body) as { errors?: unknown };
        if (status === 200 && !errors) this.answered++;
        else this.failures.push(`${status} ${body}`);
        for (const resolve of this.#onAnswered.splice(0)) resolve();
        if (!sendsAway) continue;
      } catch (error) {
        // At a closed door nothing was asked yet.
        const { code, message } = error as NodeJS.ErrnoException;
        if (code !== 'ECONNREFUSED') this.failures.push(`${code} ${message}`);
      }
      this.sentAway++;
      return agent.destroy();
    }
  }

  #send(agent: Agent, query: string): Promise<Reply> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` };
    return new Promise((resolve, reject) => {
      const sent = request(this.#url, { method: 'POST', agent, headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('error', reject).on('end', () => {
          const { statusCode: status = 0, headers: answered } = response;
          resolve({ status, body, sendsAway: answered.connection === 'close' });
        });
      });
      sent.on('error', reject).end(JSON.stringify({ query }));
    });
  }
}
