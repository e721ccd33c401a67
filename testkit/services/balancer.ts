import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net';

/** A TCP load balancer, as a cluster has one before the processes of a service. */
export interface Balancer extends AsyncDisposable {
  readonly port: number;
  /** Cuts every connection and refuses new ones, as a balancer does that was killed. */
  close(): Promise<void>;
  /** Listens again on the same port. */
  reopen(): Promise<void>;
}

/** Gives each connection to the next of the targets; to the one after it, when that refuses the connection. */
export async function openBalancer(targets: readonly NetConnectOpts[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined).on('close', () => open.delete(client));
    void join(client, targets, turn++);
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    for (const socket of open) socket.destroy();
    await once(server, 'close');
  };
  return { port, close, reopen: () => listen(port), [Symbol.asyncDispose]: close };
}

async function join(client: Socket, targets: readonly NetConnectOpts[], turn: number): Promise<void> {
  for (let tried = 0; tried < targets.length; tried++) {
    const upstream = connect(targets[(turn + tried) % targets.length]!);
    try {
      await once(upstream, 'connect');
    } catch {
      continue;
    }
    upstream.on('error', () => undefined).on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    if (client.destroyed) upstream.destroy();
    client.pipe(upstream).pipe(client);
    return;
  }
  client.destroy();
}
