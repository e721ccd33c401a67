import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The way to documents, which can lose a reply. */
export interface Link extends AsyncDisposable {
  /** Where clients find the documents: there alone, and without trying writes again by themselves. */
  readonly url: string;
  /**
   * Lets the next request that contains all of these texts through, but not its reply: when that comes back, the connection is
   * cut instead. Resolves then.
   */
  loseReplyTo(...texts: string[]): Promise<void>;
}

interface Loss {
  texts: readonly string[];
  done: () => void;
}

/** Leads to the server of `url`, whose protocol must answer each request before the next is sent on its connection. */
export async function openLink(url: string): Promise<Link> {
  const { protocol, hostname, port } = new URL(url);
  const losses = new Set<Loss>();
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let lost: Loss | undefined;
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      // An end that fails ends the other.
      from.on('error', () => undefined).on('close', () => to.destroy());
      from.once('close', () => open.delete(from));
    }
    client.on('data', (request) => {
      lost = [...losses].find(({ texts }) => texts.every((text) => request.includes(text)));
      if (lost) losses.delete(lost);
      upstream.write(request);
    });
    upstream.on('data', (reply) => {
      if (lost) client.destroy();
      else client.write(reply);
      lost?.done();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `${protocol}//127.0.0.1:${(server.address() as AddressInfo).port}/?directConnection=true&retryWrites=false`,
    loseReplyTo: (...texts) => new Promise((done) => losses.add({ texts, done })),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
