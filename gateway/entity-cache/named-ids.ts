import { parse, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isId } from '#platform/snowflake.js';

/** The ids in the texts of mutations, by text. Bounded by the total number of characters. */
const idsByText = new LRUCache<string, readonly string[]>({
  maxSize: 1_000_000,
  sizeCalculation: (_, { length }) => length,
});

/** The ids in the text and the variables of a mutation: the entities that it may have changed. */
export function namedIds(query: string, variables: unknown): string[] {
  const ids = new Set(idsIn(query));
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      if (isId(value)) ids.add(value);
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(collect);
    }
  };
  collect(variables);
  return [...ids];
}

function idsIn(query: string): readonly string[] {
  const cached = idsByText.get(query);
  if (cached) return cached;
  const ids: string[] = [];
  const add = (text: string): void => void (isId(text) && ids.push(text));
  visit(parse(query, { noLocation: true }), { StringValue: ({ value }) => add(value) });
  idsByText.set(query, ids);
  return ids;
}
