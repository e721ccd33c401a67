import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Limits } from '../limits.js';

/** What is counted, with every fragment written out where it is spread. */
interface Size {
  depth: number;
  aliases: number;
  directives: number;
  rootFields: number;
  fields: number;
  introspections: number;
  /** Fragments that a selection set spreads, and those that they spread beside it. */
  spreads: number;
  /** What validation compares because it is to become one field of the answer: grows with the square of it. */
  comparisons: number;
  /** Fields of a selection set by the key that they have in the answer. */
  byKey: ReadonlyMap<string, SameKey>;
}

/** Fields of one selection set that share a key: how many, and how much all of them hold. */
interface SameKey {
  count: number;
  fields: number;
}

const NOTHING: Size = {
  ...{ depth: 0, aliases: 0, directives: 0, rootFields: 0, fields: 0, introspections: 0, comparisons: 0 },
  spreads: 0,
  byKey: new Map(),
};

/** Why a document is too large: what it has more of than the limits allow, fragments that nobody uses included. */
export function excessOf(document: DocumentNode, limits: Limits): string[] {
  const sizeOf = measurer(document);
  const all = document.definitions.flatMap((definition) => {
    if (!('selectionSet' in definition)) return [];
    const size = sizeOf(definition.selectionSet);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      // The rest counts where it is spread; but validation compares what nobody spreads, too.
      return excess({ ...NOTHING, comparisons: size.comparisons }, limits);
    }
    const directives = size.directives + (definition.directives?.length ?? 0);
    return excess({ ...size, directives }, limits);
  });
  return [...new Set(all)];
}

function excess(size: Size, limits: Limits): string[] {
  const counted = [
    ['depth', 'levels of fields', limits.depth],
    ['aliases', 'aliases', limits.aliases],
    ['directives', 'directives', limits.directives],
    ['rootFields', 'root fields', limits.rootFields],
    ['fields', 'fields, with its fragments written out', limits.fields],
    ['introspections', 'questions for the schema', limits.introspections],
    ['comparisons', 'comparisons of fields and fragments', limits.comparisons],
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
    const byKey = new Map<string, SameKey>();
    for (const selection of selectionSet?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragmentSize(selection.name.value)
          : sizeOf(selection.selectionSet);
      // Introspection is deep by nature and asks no subgraph; graphql-js has a rule of its own for it.
      const introspects = isField && selection.name.value.startsWith('__');
      const depth = isField ? (introspects ? 0 : inner.depth + 1) : inner.depth;
      total.depth = Math.max(total.depth, depth);
      total.aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      total.directives += inner.directives + (selection.directives?.length ?? 0);
      total.rootFields += isField ? 1 : inner.rootFields;
      total.fields += inner.fields + (isField ? 1 : 0);
      total.introspections += inner.introspections + (introspects && selection.selectionSet ? 1 : 0);
      total.comparisons += inner.comparisons;
      if (!isField) total.spreads += inner.spreads + (selection.kind === Kind.FRAGMENT_SPREAD ? 1 : 0);
      if (isField) gather(byKey, (selection.alias ?? selection.name).value, 1, inner.fields + 1);
      else for (const [key, { count, fields }] of inner.byKey) gather(byKey, key, count, fields);
    }
    for (const { count, fields } of byKey.values()) total.comparisons += count > 1 ? fields * fields : 0;
    // Each fragment is compared with each other, whatever is in it.
    total.comparisons += total.spreads > 1 ? total.spreads * total.spreads : 0;
    return { ...total, byKey };
  };
  return sizeOf;
}

function gather(byKey: Map<string, SameKey>, key: string, count: number, fields: number): void {
  const same = byKey.get(key);
  byKey.set(key, { count: count + (same?.count ?? 0), fields: fields + (same?.fields ?? 0) });
}
