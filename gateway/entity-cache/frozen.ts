/** What an object or a list takes apart from what is in it, in bytes; roughly. */
const CONTAINER_BYTES = 40;

/** A copy of plain data that nobody can write to, all the way down. */
export function frozenCopy<Value>(value: Value): Value;
export function frozenCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((each: unknown) => frozenCopy(each)));
  const copy: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) copy[key] = frozenCopy(each as unknown);
  return Object.freeze(copy);
}

/** What plain data takes in memory, in bytes, as if all characters were beyond Latin; roughly. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return CONTAINER_BYTES + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, each) => sum + 8 + bytesOf(each), CONTAINER_BYTES);
}
