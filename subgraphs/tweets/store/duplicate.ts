/** Whether a write failed because another document has the same unique key. */
export function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown }).code === 11000;
}
