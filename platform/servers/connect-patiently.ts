import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.js';
import type { ConnectionFailure } from './connection-failure.js';

/** Interval of connection attempts, and of log lines about them, in ms. */
const TRY_EVERY = 500;
const LOG_EVERY = 5_000;

export interface PatienceOptions {
  /** The name of the servers in the log. */
  service: string;
  log: Log;
  explain: (error: unknown) => ConnectionFailure;
  signal?: AbortSignal | undefined;
}

/**
 * Tries to connect until that succeeds, and logs every few seconds what it waits for. Rejects at once, with one line that names
 * the setting, when a retry cannot help. A failed attempt must leave nothing open.
 */
export async function connectPatiently<Connection>(
  { service, log, explain, signal }: PatienceOptions,
  attempt: () => Promise<Connection>,
): Promise<Connection> {
  const report = waitingReport(service, log);
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      const { line, isFinal } = explain(error);
      if (isFinal) throw new Error(line, { cause: error });
      report(line);
      await sleep(TRY_EVERY);
    }
  }
}

/** Logs what a process waits for, every few seconds at most. */
export function waitingReport(service: string, log: Log): (line: string) => void {
  let silentUntil = 0;
  return (line) => {
    if (Date.now() < silentUntil) return;
    silentUntil = Date.now() + LOG_EVERY;
    log.warn(`Waiting for ${service}: ${line}`);
  };
}
