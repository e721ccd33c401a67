import { describe, expect, it } from 'vitest';
import { frozen } from '#testkit/execution-fuzz/faults.js';
import { mergeInto } from './merge.js';
import { PlaceTree } from './places.js';
import type { Fields } from './source.js';

function merge(...sources: Fields[]): Fields {
  const places = new PlaceTree();
  places.add(['page', 'edges', '@', 'node']);
  const target: Fields = {};
  for (const source of sources) mergeInto(target, frozen(source), places);
  return target;
}

describe('mergeInto', () => {
  it('adds new fields at every depth and overwrites earlier values', () => {
    expect(merge({ a: { b: 1, c: [{ d: 1 }] } }, { a: { b: 2, c: [{ e: 2 }] }, f: null })).toEqual({
      a: { b: 2, c: [{ d: 1, e: 2 }] },
      f: null,
    });
  });

  it('replaces values of another shape', () => {
    expect(merge({ a: [1, 2], b: { c: 1 }, d: 1 }, { a: [3], b: null, d: { e: 1 } })).toEqual({
      a: [3],
      b: null,
      d: { e: 1 },
    });
  });

  it('keeps fields that are undefined in the source', () => {
    expect(merge({ a: 1 }, { a: undefined })).toEqual({ a: 1 });
  });

  it('copies shared objects at places that later fetches write to', () => {
    const node = { id: '1' };
    const { page } = merge({ page: { edges: [{ node }, { node }] } });
    const [first, second] = (page as { edges: { node: Fields }[] }).edges;
    first!.node['text'] = 'Hi';
    expect([second!.node, node]).toEqual([{ id: '1' }, { id: '1' }]);
  });

  it('does not change Object.prototype', () => {
    const malicious = JSON.parse(
      '{ "__proto__": { "polluted": 1 }, "page": { "__proto__": { "polluted": 2 } } }',
    ) as Fields;
    const merged = merge({ page: {} }, malicious, { constructor: { prototype: { polluted: 3 } } });
    expect(({} as Fields)['polluted']).toBeUndefined();
    expect([merged['polluted'], (merged['page'] as Fields)['polluted']]).toEqual([undefined, undefined]);
  });
});
