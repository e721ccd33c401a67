/** How long a condition may take, in ms. */
const PATIENCE = 30_000;

/** Resolves when a condition holds; rejects with its last error, or when it has not held for 30 s. A rejection counts as false. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const outcome = await holds().catch((error: unknown) => error);
    if (outcome === true) return;
    if (Date.now() > deadline) throw new Error('The condition did not hold within 30 s.', { cause: outcome });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
