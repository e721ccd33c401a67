import { Kind, print, visit, type ASTNode, type DocumentNode, type SelectionNode } from 'graphql';
import { namesIn, type FieldModel, type GraphModel } from './graph-model.js';

/** A case of the oracle: a graph, an operation with its variables, and the seed of the data. */
export interface OracleCase {
  readonly model: GraphModel;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly seed: number;
}

/** Makes a failing case smaller for as long as a smaller one fails too. */
export async function shrink(
  failing: OracleCase,
  fails: (smaller: OracleCase) => Promise<boolean>,
): Promise<OracleCase> {
  let smallest = failing;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const candidate of smallerCases(smallest)) {
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

function* smallerCases(given: OracleCase): Generator<OracleCase> {
  for (const document of smallerDocuments(given.document)) yield { ...given, document };
  for (const model of smallerModels(given.model)) yield { ...given, model };
}

/** The document without one selection, directive, alias or argument, or with the selections of a fragment in its place. */
function* smallerDocuments(document: DocumentNode): Generator<DocumentNode> {
  let count = 0;
  visit(document, { enter: () => void count++ });
  for (let target = 0; target < count; target++) {
    for (const edit of [removed, unwrapped]) {
      let index = 0;
      let isEdited = false;
      const edited: DocumentNode = visit(document, {
        enter(node, _, parent) {
          if (index++ !== target) return undefined;
          const result = edit(node, parent);
          if (result === undefined) return undefined;
          isEdited = true;
          return result;
        },
      });
      if (isEdited) yield withoutUnused(edited);
    }
  }
}

function removed(node: ASTNode, parent: unknown): null | ASTNode | undefined {
  switch (node.kind) {
    case Kind.FIELD:
    case Kind.INLINE_FRAGMENT:
    case Kind.FRAGMENT_SPREAD:
      return Array.isArray(parent) && parent.length > 1 ? null : undefined;
    case Kind.DIRECTIVE:
    case Kind.ARGUMENT:
      return null;
    default:
      return undefined;
  }
}

function unwrapped(node: ASTNode): ASTNode | undefined {
  if (node.kind === Kind.FIELD && node.alias) {
    const { alias: _, ...field } = node;
    return field;
  }
  if (node.kind !== Kind.SELECTION_SET) return undefined;
  const selections = node.selections.flatMap((selection): readonly SelectionNode[] =>
    selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections : [selection],
  );
  return print(node) === print({ ...node, selections }) ? undefined : { ...node, selections };
}

function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => void used.add(`...${name.value}`),
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(`$${name.value}`),
  });
  return visit(document, {
    FragmentDefinition: ({ name }) => (used.has(`...${name.value}`) ? undefined : null),
    VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
  });
}

/** The graph without one field, directive of a field, owner, key, interface or union. */
function* smallerModels(model: GraphModel): Generator<GraphModel> {
  for (const [index] of model.abstracts.entries())
    yield { ...model, abstracts: model.abstracts.filter((_, each) => each !== index) };
  for (const name of Object.keys(model.roots)) {
    for (const fields of smallerFields(model.roots[name]!))
      yield { ...model, roots: { ...model.roots, [name]: fields } };
  }
  for (const [index, object] of model.objects.entries()) {
    const withObject = (changed: Partial<typeof object>): GraphModel => ({
      ...model,
      objects: model.objects.map((each, at) => (at === index ? { ...each, ...changed } : each)),
    });
    for (const fields of smallerFields(object.fields)) yield withObject({ fields });
    for (const [subgraph, keys] of Object.entries(object.keys ?? {})) {
      if (keys.length < 2) continue;
      for (const key of keys)
        yield withObject({ keys: { ...object.keys, [subgraph]: keys.filter((each) => each !== key) } });
    }
  }
}

function* smallerFields(fields: readonly FieldModel[]): Generator<FieldModel[]> {
  for (const [index, field] of fields.entries()) {
    yield fields.filter((_, each) => each !== index);
    for (const smaller of smallerField(field))
      yield fields.map((each, at) => (at === index ? smaller : each));
  }
}

function* smallerField(field: FieldModel): Generator<FieldModel> {
  const { requires, provides: _, overrides: __, strictIn: ___, ...plain } = field;
  if (JSON.stringify(plain) !== JSON.stringify(field)) yield plain;
  const required = requires && !requires.includes('{') && !requires.includes('(') ? namesIn(requires) : [];
  if (required.length > 1) for (const name of required) yield { ...field, requires: name };
  if (field.args !== '') yield { ...field, args: '' };
  if (field.owners.length > 1) for (const owner of field.owners) yield { ...field, owners: [owner] };
}
