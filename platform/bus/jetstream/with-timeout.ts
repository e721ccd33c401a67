/** ms that closing waits for a server that may be away. */
const PATIENCE = 1_000;

/** Resolves when the promise has settled, or when it takes too long: closing must not hang on an absent server. */
export async function withTimeout(settling: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)));
  await Promise.race([settling.catch(() => undefined), late]);
  clearTimeout(timer);
}
