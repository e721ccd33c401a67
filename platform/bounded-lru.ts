/**
 * Options of an LRUCache with at most `entries` entries that allocates memory as it fills. The cache's own
 * `max` option preallocates it, which costs megabytes for large numbers and delays every start.
 */
export function boundedLru(entries: number): { maxSize: number; sizeCalculation: () => number } {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
