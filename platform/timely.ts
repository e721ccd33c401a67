/** How long a store or a server is waited for, in ms, by what must not hang on it: a scrape, a check, a shutdown. */
const DEADLINE_MS = 1_000;

/** The value; null when it fails or is late. */
export function timely<T>(reading: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, DEADLINE_MS, null);
    reading.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  });
}
