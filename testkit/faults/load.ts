import { Agent, request } from 'node:http';

/** One HTTP response. */
interface Reply {
  status: number;
  body: string;
  /** Whether the server closes the connection. */
  closes: boolean;
}

/**
 * Clients that send requests one after the other, each on a keep-alive connection, until the server closes or refuses
 * it.
 */
export class Load {
  /** Complete responses without errors. */
  answered = 0;
  /** Clients whose connection was closed after a response, or refused. */
  disconnected = 0;
  /** All other outcomes. Empty when the server is correct. */
  readonly failures: string[] = [];
  readonly #running: Promise<void>[] = [];
  readonly #url: string;
  readonly #token: string;
  readonly #waiting: (() => void)[] = [];

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /** Starts the clients. `query` returns the operation of each request. */
  start(clients: number, query: () => string): void {
    for (let count = 0; count < clients; count++) this.#running.push(this.#run(query));
  }

  /** Resolves after the given number of responses. */
  async until(answered: number): Promise<void> {
    while (this.answered < answered && this.failures.length === 0)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Resolves when all clients are disconnected. */
  async end(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #run(query: () => string): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (;;) {
      try {
        const { status, body, closes } = await this.#send(agent, query());
        const { errors } = JSON.parse(body) as { errors?: unknown };
        if (status === 200 && !errors) this.answered++;
        else this.failures.push(`${status} ${body}`);
        for (const resolve of this.#waiting.splice(0)) resolve();
        if (!closes) continue;
      } catch (error) {
        // A refused connection carries no request.
        const { code, message } = error as NodeJS.ErrnoException;
        if (code !== 'ECONNREFUSED') this.failures.push(`${code} ${message}`);
      }
      this.disconnected++;
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
          resolve({ status, body, closes: answered.connection === 'close' });
        });
      });
      sent.on('error', reject).end(JSON.stringify({ query }));
    });
  }
}
