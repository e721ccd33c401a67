import { ChangeType, diff, type Change } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

/** The list in the changelog stands between these lines. */
const START = '<!-- The list is written by `npm run docs`. -->';
const END = '<!-- End of the list. -->';

/** What a client does not see in its types: texts, and how directives are used. */
const LEFT_OUT = /DESCRIPTION|DIRECTIVE_USAGE/;

/** What the API schema has beyond the client contract, as graphql-inspector tells it; one line for each change. */
export async function contractChanges(contract: GraphQLSchema, api: GraphQLSchema): Promise<string[]> {
  const changes = (await diff(contract, api)).filter(({ type }) => !LEFT_OUT.test(String(type)));
  const added = new Set(changes.filter(isNewType).map(({ path }) => path));
  // The fields of a new type are not news of their own.
  const isInside = ({ path = '' }: Change): boolean =>
    path.includes('.') && added.has(path.split('.', 1).join());
  return changes
    .filter((change) => !isInside(change))
    .map(({ message }) => `- ${message}`)
    .sort();
}

function isNewType({ type }: Change): boolean {
  return type === ChangeType.TypeAdded;
}

/** The changelog with these lines as its list of the client contract. Throws when it has no place for the list. */
export function withContractChanges(changelog: string, lines: readonly string[]): string {
  const [start, end] = [changelog.indexOf(START), changelog.indexOf(END)];
  if (start === -1 || end < start) throw new Error('CHANGELOG.md has no place for the client contract.');
  return `${changelog.slice(0, start + START.length)}\n\n${lines.join('\n')}\n\n${changelog.slice(end)}`;
}
