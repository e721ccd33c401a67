import {
  Kind,
  parse,
  print,
  type ConstDirectiveNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The fields of the first `@key` that the subgraph resolves; null for a type that is no entity there. */
export function resolvableKeyOf({ astNode, extensionASTNodes }: GraphQLObjectType): SelectionSetNode | null {
  const directives = [astNode, ...extensionASTNodes].flatMap((node) => node?.directives ?? []);
  const key = directives.find((directive) => directive.name.value === 'key' && isResolvable(directive));
  return key ? fieldSetOf(key) : null;
}

/** The selection in the argument `fields` of a directive. */
function fieldSetOf({ arguments: given = [] }: ConstDirectiveNode): SelectionSetNode | null {
  const fields = given.find(({ name }) => name.value === 'fields')?.value;
  if (fields?.kind !== Kind.STRING) return null;
  const [definition] = parse(`{ ${fields.value} }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet : null;
}

export function fieldOf(
  type: GraphQLCompositeType,
  selection: SelectionNode,
): GraphQLField<unknown, unknown> | undefined {
  return selection.kind === Kind.FIELD && 'getFields' in type
    ? type.getFields()[selection.name.value]
    : undefined;
}

/** A directive of the field that is selected, as the subgraph declares the field. */
export function directiveOf(
  type: GraphQLCompositeType,
  selection: SelectionNode,
  directive: 'external' | 'provides' | 'requires',
): ConstDirectiveNode | undefined {
  return fieldOf(type, selection)?.astNode?.directives?.find(({ name }) => name.value === directive);
}

/** What the field that is selected requires. The planner selects such a field beside others only where that is provided. */
export function requiredBy(type: GraphQLObjectType, selection: SelectionNode): readonly SelectionNode[] {
  const requires = directiveOf(type, selection, 'requires');
  return (requires && fieldSetOf(requires)?.selections) ?? [];
}

function isResolvable({ arguments: given = [] }: ConstDirectiveNode): boolean {
  return !given.some(
    ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
  );
}

/** Whether a selection asks for nothing but a part of the key, under its own name. */
export function isIn(key: SelectionSetNode, selection: SelectionNode): boolean {
  if (selection.kind !== Kind.FIELD || selection.alias || selection.directives?.length) return false;
  if (selection.name.value === '__typename') return true;
  return key.selections.some((each) => print(each) === print(selection));
}
