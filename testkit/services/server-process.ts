import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from './find-binary.js';
import { freeze } from './freeze.js';

/** A real server on a free port of this machine, with a folder of its own that goes with it. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  /** Ends it like a power cut. What it has stored stays. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder; resolves when it takes connections. */
  restart(): Promise<void>;
  /** Stops it from doing anything, without closing a connection; resolves when it has stopped. */
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
  // A test run that is killed must not leave servers behind.
  const orphaned = () => void child.kill('SIGKILL');
  process.once('exit', orphaned);
  child.once('exit', () => process.off('exit', orphaned));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${path} ended at its start:\n${output}`);
  });
  ended.catch(() => undefined);
  await Promise.race([listening(port), ended]);
  return child;
}

/** Resolves when something takes connections on the port. */
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
