/**
 * Options of an LRUCache that holds so many entries at most and grows as it fills: its own `max` takes the memory for all of
 * them at once, which for large numbers costs megabytes, and a noticeable part of every start.
 */
export function boundedLru(entries: number): { maxSize: number; sizeCalculation: () => number } {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
