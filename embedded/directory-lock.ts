import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One process holds the directory, until it says so or dies, however it dies. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Takes the directory for this process; undefined when another living process (or another store of this one) has it.
 *
 * Everyone announces itself by an empty file named after its process and then looks who else is there: of two at the same time at
 * least one sees the other. A name holds the process id and the moment the process started, so a killed holder is known to be gone
 * even when its id is in use again. Processes that cannot see each other (containers) are not kept apart.
 */
export function lockDirectory(directory: string): DirectoryLock | undefined {
  const folder = join(directory, 'lock');
  mkdirSync(folder, { recursive: true });
  const own = `${process.pid}-${startOf(process.pid)}-${randomUUID()}`;
  closeSync(openSync(join(folder, own), 'wx'));
  const release = (): void => rmSync(join(folder, own), { force: true });
  const others = readdirSync(folder).filter((name) => name !== own);
  if (others.some(isAlive)) {
    release();
    return undefined;
  }
  for (const name of others) rmSync(join(folder, name), { force: true });
  return { release };
}

function isAlive(name: string): boolean {
  const [, pid, start] = /^(\d+)-([^-]*)-/.exec(name) ?? [];
  if (pid === undefined) return false;
  return startOf(Number(pid)) === start;
}

/** When a process started, in a form that is only ever compared; 'gone' when there is no such process. */
function startOf(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'gone';
  }
  if (process.platform === 'linux') return startOnLinux(pid);
  if (process.platform === 'win32') return 'unknown';
  return startByPs(pid);
}

function startOnLinux(pid: number): string {
  try {
    // The name of the program, in parentheses, may hold anything: the fields are counted from behind it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0]!, fields[19]!];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
    return state === 'Z' || state === 'X' ? 'gone' : `${boot}.${start}`;
  } catch {
    return 'gone';
  }
}

function startByPs(pid: number): string {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return started.trim().replace(/[^A-Za-z0-9]+/g, '.');
  } catch {
    return 'gone';
  }
}
