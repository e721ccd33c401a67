import { pino, type Logger } from 'pino';

/** ERROR: somebody must act. WARN: a limit was met or a dependency is away. INFO: the life of the process. */
export type Log = Logger;

/** A log of JSON lines on standard error. Names of secrets are blacked out wherever they stand. */
export function createLog(name: string, level: string): Log {
  return pino(
    {
      name,
      level,
      base: { name },
      redact: ['*.password', '*.accessToken', '*.refreshToken', '*.authorization', 'authorization'],
    },
    pino.destination({ dest: 2, sync: false }),
  );
}

export const silentLog: Log = pino({ level: 'silent' });
