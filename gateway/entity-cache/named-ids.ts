import { parse, visit } from 'graphql';
import { isId } from '#platform/snowflake.js';

/** The ids that a mutation names, in its text or its variables: of what it may have changed. */
export function namedIds(query: string, variables: unknown): string[] {
  const ids = new Set<string>();
  const take = (text: string): void => void (isId(text) && ids.add(text));
  visit(parse(query, { noLocation: true }), { StringValue: ({ value }) => take(value) });
  const collect = (value: unknown): void => {
    if (typeof value === 'string') take(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(variables);
  return [...ids];
}
