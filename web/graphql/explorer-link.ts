import { print, visit, type DocumentNode } from 'graphql';

/** The text of a document as a person would write it: without the type names that the cache asks for. */
export function textOf(document: DocumentNode): string {
  return print(visit(document, { Field: ({ name }) => (name.value === '__typename' ? null : undefined) }));
}

/** An address of GraphiQL that opens an operation with its variables. */
export function explorerLink(text: string, variables: string): string {
  return `/graphiql?query=${encodeURIComponent(text)}&variables=${encodeURIComponent(variables)}`;
}
