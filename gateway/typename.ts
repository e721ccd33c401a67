import { Kind, type FieldNode } from 'graphql';

/** The selection of `__typename`: what a selection set that would be empty has, and how an object tells its type. */
export const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
