import { pino, type DestinationStream, type Logger } from 'pino';
import { sampling } from './log-sampling.js';

/**
 * ERROR: an operator must act. WARN: a limit or an unreachable dependency. INFO: start and stop of the
 * process.
 */
export type Log = Logger;

/** Names of fields with secrets, in inputs and outputs. */
const SECRETS = ['password', 'accessToken', 'refreshToken', 'authorization'];
/** The depths at which they are redacted: up to a field of an input in the variables of an operation. */
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/** A log of JSON lines, on stderr by default. Redacts fields with secrets and rate-limits identical lines. */
export function createLog(
  name: string,
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Log {
  return pino(
    {
      name,
      level,
      base: { name },
      redact: DEPTHS.flatMap((depth) => SECRETS.map((secret) => depth + secret)),
      hooks: { logMethod: sampling() },
    },
    destination,
  );
}

export const silentLog: Log = pino({ level: 'silent' });
