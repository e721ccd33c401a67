import { pino, type DestinationStream, type Logger } from 'pino';
import { sampling } from './log-sampling.js';

/** ERROR: somebody must act. WARN: a limit was met or a dependency is away. INFO: the life of the process. */
export type Log = Logger;

/** Names under which secrets go about, in what clients send and in what they are given. */
const SECRETS = ['password', 'accessToken', 'refreshToken', 'authorization'];
/** How deep they are looked for: a header of a request, a field of an input of the variables of an operation. */
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/**
 * A log of JSON lines, on standard error where nothing else is said. Names of secrets are blacked out wherever they stand,
 * and what is said over and over is cut short.
 */
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
