import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from './find-binary.js';
import { freeze } from './freeze.js';

/** A real server on a free local port, with a data directory that is deleted with it. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  /** Kills it (SIGKILL). Its stored data stays. */
  kill(): Promise<void>;
  /** Restarts it on the same port and directory; resolves when it accepts connections. */
  restart(): Promise<void>;
  /** Suspends it without closing connections; resolves when it has stopped. */
  freeze(): Promise<void>;
  thaw(): void;
}

export interface ServerProgram {
  binary: string;
  scheme: string;
  args: (port: number, folder: string) => string[];
}

export async function startServer(program: ServerProgram): Promise<ServerProcess> {
  const path = findBinary(program.binary);
  if (path === null) throw new Error(`${program.binary} is not installed.`);
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), `rookery-${program.binary}-`));
  let child = await launch(path, program.args(port, folder), port);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    url: `${program.scheme}://127.0.0.1:${port}`,
    kill,
    restart: async () => {
      await kill();
      child = await launch(path, program.args(port, folder), port);
    },
    freeze: async () => {
      if (child.pid !== undefined) await freeze(child.pid);
    },
    thaw: () => void child.kill('SIGCONT'),
    [Symbol.asyncDispose]: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(path: string, args: string[], port: number): Promise<ChildProcess> {
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  // An interrupted test run must not leave servers running.
  const orphaned = () => void child.kill('SIGKILL');
  process.once('exit', orphaned);
  child.once('exit', () => process.off('exit', orphaned));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${path} exited before it accepted connections:
    ${output}`);
  });
  ended.catch(() => undefined);
  await Promise.race([listening(port), ended]);
  return child;
}

/** Resolves when the port accepts connections. */
async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    } finally {
      socket.destroy();
    }
  }
}

/** A local port that nobody listens at, for now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
