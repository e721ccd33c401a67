import { parse, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isId } from '#platform/snowflake.js';

/** The ids that stand in the texts of mutations, by text; so many characters of texts are remembered. */
const inTexts = new LRUCache<string, readonly string[]>({
  maxSize: 1_000_000,
  sizeCalculation: (_, { length }) => length,
});

/** The ids that a mutation names, in its text or its variables: of what it may have changed. */
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
  const known = inTexts.get(query);
  if (known) return known;
  const ids: string[] = [];
  const take = (text: string): void => void (isId(text) && ids.push(text));
  visit(parse(query, { noLocation: true }), { StringValue: ({ value }) => take(value) });
  inTexts.set(query, ids);
  return ids;
}
