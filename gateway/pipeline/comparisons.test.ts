import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fragmentsOf } from '../fragments.js';
import { Comparisons } from './comparisons.js';

const MAX = 50_000;

/** The pairs of the first operation of a document. */
function pairsOf(text: string): number {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
  return new Comparisons(fragmentsOf(document), MAX).within(operation.selectionSet);
}

describe('Comparisons', () => {
  it.each([
    ['no field twice', '{ a { b } c { b } }', 0],
    ['a field twice', '{ a a }', 4],
    ['what is below fields of one key', '{ a { b c } a { b } }', 4 + 4],
    ['aliases by their key', '{ a b: a }', 0],
    ['fields of inline fragments', '{ a { b } ... { a { b } } ... on T { a { c } } }', 9 + 4],
    ['fields of fragments', '{ ...F ...F a { c } } fragment F on T { a { b } }', 9 + 4],
  ])('counts %s', (_, text, pairs) => expect(pairsOf(text)).toBe(pairs));

  it('allows a client whose components declare what they read', () => {
    const card = '...Body original { ...Body } author { ...Author }';
    const body = 'id text author { ...Author } quoted { id author { ...Author } } ...Actions ...Menu';
    const events = ['Posted', 'Edited'].map((name) => `... on ${name} { cursor tweet { id ...Card } }`);
    const text = `subscription { event { ${events.join(' ')} } }
      fragment Card on Tweet { ${card} }
      fragment Body on Tweet { ${body} }
      fragment Author on User { id name picture verified }
      fragment Actions on Tweet { id likes replies author { id name } }
      fragment Menu on Tweet { id text author { id name } }`;
    expect(pairsOf(text)).toBeLessThan(100);
    const both = pairsOf(text.replace('event {', 'event { __typename } event {'));
    expect(both).toBeGreaterThan(0);
    expect(both).toBeLessThan(2_000);
  });

  it('ends soon above the limit, in documents with more pairs than can be counted', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on T { a { ...F${n + 1} } ...F${n + 1} ...F${n + 1} }`,
    );
    const text = `{ ...F0 ...F0 } ${doubling.join(' ')} fragment F60 on T { a { b } }`;
    expect(pairsOf(text)).toBeGreaterThan(MAX);
    const branches = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on T { a { ...F${n + 1} } b { ...F${n + 1} } }`,
    );
    expect(pairsOf(`{ ...F0 ...F0 } ${branches.join(' ')} fragment F40 on T { c }`)).toBeGreaterThan(MAX);
  });

  it('ends in documents whose fragments spread each other', () => {
    expect(
      pairsOf('{ ...A } fragment A on T { a { ...B } ...B } fragment B on T { a { ...A } ...A }'),
    ).toBeGreaterThan(0);
  });
});
