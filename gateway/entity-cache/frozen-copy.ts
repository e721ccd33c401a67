/** Approximate size of an object or list without its contents, in bytes. */
const CONTAINER_BYTES = 40;

/** A deeply frozen copy of plain data. */
export function frozenCopy<Value>(value: Value): Value;
export function frozenCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((each: unknown) => frozenCopy(each)));
  const copy: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) copy[key] = frozenCopy(each as unknown);
  return Object.freeze(copy);
}

/** Approximate size of plain data in memory, in bytes. Counts two bytes for each character. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return CONTAINER_BYTES + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, each) => sum + 8 + bytesOf(each), CONTAINER_BYTES);
}
