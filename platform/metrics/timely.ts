/** How long a scrape waits for a store or a server, in ms: a scrape that is late is none. */
const DEADLINE_MS = 1_000;

/** The value; null when it fails or is late, which `/ready` reports. */
export function timely<T>(reading: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, DEADLINE_MS, null);
    reading.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  });
}
