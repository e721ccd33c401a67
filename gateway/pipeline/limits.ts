import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Limits } from '../config.js';

/** What is counted, with every fragment written out where it is spread. */
interface Size {
  depth: number;
  aliases: number;
  directives: number;
  rootFields: number;
  fields: number;
}

const NOTHING: Size = { depth: 0, aliases: 0, directives: 0, rootFields: 0, fields: 0 };

/** Why a document is too large: what it has more of than the limits allow. Linear in the document's size. */
export function excessOf(document: DocumentNode, limits: Limits): string[] {
  const sizeOf = measurer(document);
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const size = sizeOf(definition.selectionSet);
    const directives = size.directives + (definition.directives?.length ?? 0);
    return excess({ ...size, directives }, limits);
  });
}

function excess(size: Size, limits: Limits): string[] {
  const counted = [
    ['depth', 'levels of fields', limits.depth],
    ['aliases', 'aliases', limits.aliases],
    ['directives', 'directives', limits.directives],
    ['rootFields', 'root fields', limits.rootFields],
    ['fields', 'fields, with its fragments written out', limits.fields],
  ] as const;
  return counted
    .filter(([name, , limit]) => size[name] > limit)
    .map(([, noun, limit]) => `The operation has more than ${limit} ${noun}.`);
}

/** Measures selection sets. Each fragment is measured once, however often it is spread. */
function measurer(document: DocumentNode): (selections: SelectionSetNode | undefined) => Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Size>();

  const fragmentSize = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    // A fragment inside itself is refused by another rule; here it must only come to an end.
    measured.set(name, NOTHING);
    const size = sizeOf(fragments.get(name)?.selectionSet);
    measured.set(name, size);
    return size;
  };

  const sizeOf = (selectionSet: SelectionSetNode | undefined): Size => {
    const total = { ...NOTHING };
    for (const selection of selectionSet?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragmentSize(selection.name.value)
          : sizeOf(selection.selectionSet);
      // Introspection is deep by nature and asks no room; graphql-js has a rule of its own for it.
      const depth = isField ? (selection.name.value.startsWith('__') ? 0 : inner.depth + 1) : inner.depth;
      total.depth = Math.max(total.depth, depth);
      total.aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      total.directives += inner.directives + (selection.directives?.length ?? 0);
      total.rootFields += isField ? 1 : inner.rootFields;
      total.fields += inner.fields + (isField ? 1 : 0);
    }
    return total;
  };
  return sizeOf;
}
