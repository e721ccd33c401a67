import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy in front of MongoDB, at a port or a socket, that can lose a reply. */
export interface Link extends AsyncDisposable {
  /** The URL of the proxy: a direct connection, without retried writes. */
  readonly url: string;
  /**
   * Forwards the next request that contains all of these texts, but not its reply: cuts the connection
   * instead when the reply arrives, and resolves.
   */
  loseReplyTo(...texts: string[]): Promise<void>;
}

interface Loss {
  texts: readonly string[];
  done: () => void;
}

/**
 * Proxies to the server of `url`. The protocol must answer each request before the next is sent on the same
 * connection. `port` 0 takes a free one.
 */
export async function openLink(url: string, port = 0): Promise<Link> {
  const { protocol, hostname, port: upstreamPort } = new URL(url);
  const socket = decodeURIComponent(hostname);
  const losses = new Set<Loss>();
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = socket.endsWith('.sock') ? connect(socket) : connect(Number(upstreamPort), hostname);
    let lost: Loss | undefined;
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      // An error or close at one end closes the other.
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
  }).listen(port, '127.0.0.1');
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
