import type { GraphQLError } from 'graphql';

/**
 * The errors without repetitions: a field that several subgraphs resolve may fail in each of them, and has one error then. Equal
 * are errors of one path with one message and one code; an error without a path is like no other.
 */
export function distinctErrors(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  if (errors.length < 2) return errors;
  const byIdentity = new Map<string | number, GraphQLError>();
  for (const error of errors) {
    const { message, path, extensions } = error;
    const identity = path ? JSON.stringify([path, message, extensions['code']]) : byIdentity.size;
    if (!byIdentity.has(identity)) byIdentity.set(identity, error);
  }
  return [...byIdentity.values()];
}
