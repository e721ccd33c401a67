import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Stops a process from doing anything, until it gets SIGCONT; resolves when it has stopped: thread by thread, after a while. */
export async function freeze(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  while (!(await isStopped(pid))) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function isStopped(pid: number): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=', '-p', String(pid)]);
  return stdout.startsWith('T');
}
