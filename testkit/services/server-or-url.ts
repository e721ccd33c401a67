import { findBinary } from './find-binary.js';
import type { ServerProcess } from './server-process.js';

export interface Server extends AsyncDisposable {
  readonly url: string;
}

/** The source of a suite's server: a URL in the environment, or an installed program. */
export interface Source {
  variable: string;
  binary: string;
  start: () => Promise<ServerProcess>;
}

/** The reason why a suite is skipped, as a part of its title; null when it runs. */
export function whyMissing({ variable, binary }: Source): string | null {
  if (process.env[variable] || findBinary(binary)) return null;
  return `skipped: ${variable} is not set and ${binary} is not installed`;
}

/** The server that the environment names, which is not stopped at the end, or a new one. */
export async function serverOf({ variable, start }: Source): Promise<Server> {
  const url = process.env[variable];
  return url ? { url, [Symbol.asyncDispose]: () => Promise.resolve() } : start();
}
