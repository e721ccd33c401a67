import type { Doc, Value } from '../bson/value.js';
import { CommandError, notImplemented } from '../command-error.js';

/** Computes a value from a document; undefined when the field is missing. */
export type Expression = (doc: Doc) => Value | undefined;

/**
 * Parses the supported expressions: `"$path"`, `"$$ROOT"`, a constant, `{ $literal }`, and documents of
 * these.
 */
export function parseExpression(value: Value): Expression {
  if (typeof value === 'string' && value.startsWith('$')) return parsePath(value);
  if (Array.isArray(value)) {
    const elements = value.map(parseExpression);
    return (doc) => elements.map((element) => element(doc) ?? null);
  }
  if (!(value instanceof Map)) return () => value;
  const [first] = value.keys();
  if (first?.startsWith('$')) {
    if (first === '$literal' && value.size === 1) return () => value.get('$literal');
    throw notImplemented(`the expression operator ${first}`);
  }
  const fields = [...value].map(([name, inner]) => [name, parseExpression(inner)] as const);
  return (doc) => {
    const entries = fields.flatMap(([name, field]): [string, Value][] => {
      const computed = field(doc);
      return computed === undefined ? [] : [[name, computed]];
    });
    return new Map(entries);
  };
}

/**
 * True for an expression that may depend on the document: it contains a path, or something that looks like
 * one.
 */
export function namesField(value: Value): boolean {
  if (typeof value === 'string') return value.startsWith('$');
  if (value instanceof Map) return [...value.values()].some(namesField);
  return Array.isArray(value) && value.some(namesField);
}

function parsePath(text: string): Expression {
  if (text === '$$ROOT') return (doc) => doc;
  if (text.startsWith('$$')) throw notImplemented(`the variable ${text}`);
  const path = text.slice(1).split('.');
  if (path.includes('')) throw new CommandError('Location40353', `'${text}' is not a valid field path`);
  return (doc) => follow(doc, path, 0);
}

/** A path through an array yields an array of the values in its elements. */
function follow(value: Value | undefined, path: readonly string[], depth: number): Value | undefined {
  if (depth === path.length) return value;
  if (value instanceof Map) return follow(value.get(path[depth]!), path, depth + 1);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((element) => {
    const found = element instanceof Map || Array.isArray(element) ? follow(element, path, depth) : undefined;
    return found === undefined ? [] : [found];
  });
}
