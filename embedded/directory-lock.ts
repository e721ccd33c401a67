import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateDirectory } from './private-files.js';

/** An exclusive lock on a directory, held until it is released or the process dies. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Locks the directory for this process; undefined when another living process (or another store of this
 * process) has locked it.
 *
 * Each contender creates an empty file named after its process and then lists the others: of two concurrent
 * contenders at least one sees the other. The name contains the process id and the start time of the process,
 * so that the file of a dead process is recognised even when its id is in use again. Processes in different
 * containers cannot see each other and are not excluded.
 */
export function lockDirectory(directory: string): DirectoryLock | undefined {
  const folder = join(directory, 'lock');
  makePrivateDirectory(folder);
  const own = `${process.pid}-${startOf(process.pid)}-${randomUUID()}`;
  closeSync(openSync(join(folder, own), 'wx', 0o600));
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

/** The start time of a process in an opaque form for comparison; 'gone' when there is no such process. */
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
    // The program name in parentheses may contain anything: the fields are counted from its end.
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
