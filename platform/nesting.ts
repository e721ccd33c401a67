/** Whether a JSON value is nested deeper than `levels`. JSON of any depth can be parsed, but not coerced or written. */
export function isValueNestedBeyond(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((each) => isValueNestedBeyond(levels - 1, each));
  for (const key in value) {
    if (isValueNestedBeyond(levels - 1, (value as Record<string, unknown>)[key])) return true;
  }
  return false;
}
