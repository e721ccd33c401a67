/** Timeout in ms for steps of a shutdown that need the server. */
const TIMEOUT = 1_000;

/** Resolves when the promise has settled or timed out: a shutdown must not hang on an unreachable server. */
export async function withTimeout(settling: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<void>((resolve) => (timer = setTimeout(resolve, TIMEOUT)));
  await Promise.race([settling.catch(() => undefined), timedOut]);
  clearTimeout(timer);
}
