import { Kind, type DirectiveNode, type SelectionNode } from 'graphql';

/** The value of a variable; undefined when it is not known. */
type ValueOf = (variable: string) => boolean | undefined;

/** Whether `@skip` or `@include` lets its selection in; undefined when that is not known, and for every other directive. */
export function letsIn(
  { name, arguments: [condition] = [] }: DirectiveNode,
  valueOf: ValueOf,
): boolean | undefined {
  if (name.value !== 'skip' && name.value !== 'include') return undefined;
  const value = condition?.value;
  const holds =
    value?.kind === Kind.VARIABLE
      ? valueOf(value.name.value)
      : value?.kind === Kind.BOOLEAN
        ? value.value
        : undefined;
  return holds === undefined ? undefined : holds === (name.value === 'include');
}

/** Whether a field or fragment is part of the response: no directive leaves it out. */
export function isIncluded({ directives = [] }: SelectionNode, valueOf: ValueOf): boolean {
  return directives.every((directive) => letsIn(directive, valueOf) !== false);
}
