/** What decides where a key is kept: the text in its first braces, or the whole key. Redis Cluster has the same rule. */
export function groupOf(key: string): string {
  const open = key.indexOf('{');
  if (open < 0) return key;
  const close = key.indexOf('}', open);
  return close < 0 ? key : key.slice(open + 1, close);
}

/** Throws a TypeError unless one command may name all of the keys, wherever they are kept. */
export function expectOneGroup(keys: readonly string[]): void {
  if (new Set(keys.map(groupOf)).size > 1)
    throw new TypeError(`Keys of one command must have the same text in braces: ${keys.join(', ')}`);
}
