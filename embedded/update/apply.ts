import { equals } from '../bson/compare.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError, badValue } from '../command-error.js';
import type { Change } from './leaf.js';
import type { OperatorUpdate, Update } from './update.js';
import { checkViable, comparePaths, placeAt } from './update-path.js';

/** The input of an update besides the document. */
export interface UpdateContext {
  /** The array index where the filter matched: the meaning of `$`. */
  readonly offset: number | undefined;
  /** True while an upsert creates a new document. */
  readonly isInsert: boolean;
  readonly now: Date;
}

/** Returns the updated document. `doc` is mutated when the update has operators: pass a copy. */
export function applyUpdate(doc: Doc, update: Update, context: UpdateContext): Doc {
  const id = doc.get('_id');
  const updated = update.kind === 'replacement' ? replace(id, update.doc) : change(doc, update, context);
  if (id !== undefined && !(updated.has('_id') && equals(updated.get('_id'), id))) {
    const message = "Performing an update on the path '_id' would modify the immutable field '_id'";
    throw new CommandError('ImmutableField', message);
  }
  return updated;
}

function replace(id: Value | undefined, replacement: Doc): Doc {
  const own = replacement.get('_id') ?? id;
  if (own === undefined) return new Map(replacement);
  return new Map([['_id', own], ...[...replacement].filter(([name]) => name !== '_id')]);
}

/** One change at one path of one document. */
interface Step {
  readonly parts: readonly string[];
  readonly change: Change;
}

function change(doc: Doc, update: OperatorUpdate, context: UpdateContext): Doc {
  for (const { parts, change } of stepsOf(doc, update, context)) applyLeaf(doc, parts, change, context);
  return doc;
}

/** All paths are resolved before anything changes, so that one change cannot hide an element from the next. */
function stepsOf(doc: Doc, update: OperatorUpdate, context: UpdateContext): readonly Step[] {
  const steps = update.changes.flatMap((change) =>
    concretePaths(doc, change, update, context).map((parts): Step => ({ parts, change })),
  );
  if (!update.hasPositions) return steps;
  steps.sort((a, b) => comparePaths(a.parts, b.parts));
  checkDistinct(steps);
  return steps;
}

/** Two positional paths may turn out to be equal. In sorted order, a path comes right before its descendants. */
function checkDistinct(steps: readonly Step[]): void {
  for (let at = 1; at < steps.length; at++) {
    const [shorter, longer] = [steps[at - 1]!.parts, steps[at]!.parts];
    if (shorter.some((part, depth) => part !== longer[depth])) continue;
    const message = `Update created a conflict at '${shorter.join('.')}'`;
    throw new CommandError('ConflictingUpdateOperators', message);
  }
}

function applyLeaf(doc: Doc, parts: readonly string[], { leaf, path }: Change, context: UpdateContext): void {
  if (leaf.onlyOnInsert && !context.isInsert) return;
  if (leaf.appliesTo?.(doc) === false) return;
  const place = placeAt(doc, parts, leaf.creates);
  if (place === undefined) {
    if (leaf.needsViablePath) checkViable(doc, parts);
    return;
  }
  const before = place.get();
  if (before === undefined && !leaf.creates) return;
  const after = leaf.apply(before, { path, doc, now: context.now });
  if (after === undefined) place.remove();
  else if (after !== before) place.set(after);
}

/** Replaces `$`, `$[]` and `$[name]` by array indexes. */
function concretePaths(
  doc: Doc,
  { parts }: Change,
  update: OperatorUpdate,
  context: UpdateContext,
): string[][] {
  let paths: string[][] = [[]];
  for (const part of parts) {
    if (!part.startsWith('$')) paths = paths.map((path) => [...path, part]);
    else if (part === '$') paths = paths.map((path) => [...path, matchedPosition(context)]);
    else paths = paths.flatMap((path) => positions(doc, path, part, update).map((at) => [...path, at]));
  }
  return paths;
}

function matchedPosition({ offset }: UpdateContext): string {
  if (offset !== undefined) return String(offset);
  throw badValue('The positional operator did not find the match needed from the query.');
}

function positions(doc: Doc, path: readonly string[], part: string, update: OperatorUpdate): string[] {
  const array = placeAt(doc, path, false)?.get();
  const shown = path.join('.');
  if (array === undefined) {
    throw badValue(`The path '${shown}' must exist in the document in order to apply array updates.`);
  }
  if (!Array.isArray(array)) throw badValue(`Cannot apply array updates to non-array element ${shown}`);
  const all = array.map((_element, at) => String(at));
  if (part === '$[]') return all;
  const name = part.slice(2, -1);
  const matches = update.arrayFilters.get(name);
  if (matches === undefined)
    throw badValue(`No array filter found for identifier '${name}' in path '${shown}.${part}'`);
  return all.filter((at) => matches(new Map([[name, array[Number(at)]!]])));
}
