import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Suspends a process (SIGSTOP) until it receives SIGCONT. Resolves when all of its threads have stopped. */
export async function freeze(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  while (!(await isStopped(pid))) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function isStopped(pid: number): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=', '-p', String(pid)]);
  return stdout.startsWith('T');
}
