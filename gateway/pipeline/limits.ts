import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../fragments.js';
import type { Limits } from '../limits.js';
import { Comparisons } from './comparisons.js';

/** The size of a selection set with every fragment inlined where it is spread. */
interface Size {
  depth: number;
  /** Selection sets inside each other, those of fragments and introspection too. */
  nesting: number;
  aliases: number;
  directives: number;
  rootFields: number;
  fields: number;
  introspections: number;
  /** The fragments that a selection set spreads, directly or through fragments. */
  spreads: number;
  /** The pairs of fields and fragments that validation compares: grows with the square of the fields that share a path. */
  comparisons: number;
}

const NOTHING: Size = {
  ...{ depth: 0, aliases: 0, directives: 0, rootFields: 0, fields: 0, introspections: 0, comparisons: 0 },
  nesting: 0,
  spreads: 0,
};

/** A message for each limit that a document exceeds, unused fragments included. */
export function excessOf(document: DocumentNode, limits: Limits): string[] {
  const sizeOf = measurer(document, limits);
  const all = document.definitions.flatMap((definition) => {
    if (!('selectionSet' in definition)) return [];
    const size = sizeOf(definition.selectionSet);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      // Everything else counts where the fragment is spread, but validation compares unused fragments too.
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
    ['nesting', 'fields and fragments inside each other', limits.nesting],
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
function measurer(
  document: DocumentNode,
  limits: Limits,
): (selections: SelectionSetNode | undefined) => Size {
  const fragments = fragmentsOf(document);
  const comparisons = new Comparisons(fragments, limits.comparisons);
  const measured = new Map<string, Size>();

  const fragmentSize = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    // Another rule refuses cycles of fragments; here they must only terminate.
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
      // Introspection is deep by nature and fetches nothing; a rule of graphql-js limits it.
      const introspects = isField && selection.name.value.startsWith('__');
      const depth = isField ? (introspects ? 0 : inner.depth + 1) : inner.depth;
      total.depth = Math.max(total.depth, depth);
      total.nesting = Math.max(total.nesting, inner.nesting + 1);
      total.aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      total.directives += inner.directives + (selection.directives?.length ?? 0);
      total.rootFields += isField ? 1 : inner.rootFields;
      total.fields += inner.fields + (isField ? 1 : 0);
      total.introspections += inner.introspections + (introspects && selection.selectionSet ? 1 : 0);
      total.comparisons += inner.comparisons;
      if (!isField) total.spreads += inner.spreads + (selection.kind === Kind.FRAGMENT_SPREAD ? 1 : 0);
    }
    if (selectionSet) total.comparisons += comparisons.within(selectionSet);
    // Validation compares each pair of fragments.
    total.comparisons += total.spreads > 1 ? total.spreads * total.spreads : 0;
    return total;
  };
  return sizeOf;
}
