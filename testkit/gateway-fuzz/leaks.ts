import { isErrorCode } from '#platform/errors.js';

/** What no client may read: stacks, places in the code, texts of the engine, addresses of services. */
const INTERNAL =
  /INTERNAL_SERVER_ERROR|node_modules|\.ts:\d+|\.js:\d+|\n\s+at |call stack|Cannot read prop|is not a function|is not iterable|ECONN|E11000|MongoServer|BSON field|store\.sock/;

/** What is wrong with an answer of the gateway; null for nothing. */
export function leakIn(text: string): string | null {
  const [leak] = INTERNAL.exec(text) ?? [];
  if (leak !== undefined) return leak;
  const codes = [...text.matchAll(/"code":"([^"]*)"/g)].map(([, code]) => code);
  return codes.find((code) => !isErrorCode(code)) ?? null;
}
