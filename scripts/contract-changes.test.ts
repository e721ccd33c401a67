import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { contractChanges, withContractChanges } from './contract-changes.js';

const contract = buildSchema('type Query { a(first: Int = 50): Int }');

describe('contractChanges', () => {
  it('lists types, fields, arguments and defaults, and no texts', async () => {
    const api = buildSchema(`
      type Query { "Described." a(first: Int = 20, after: String): Int @deprecated(reason: "Use b.") b: New }
      type New { inside: Int }
    `);
    expect(await contractChanges(contract, api)).toEqual([
      "- Argument 'after: String' added to field 'Query.a'",
      "- Default value for argument 'first' on field 'Query.a' changed from '50' to '20'",
      "- Field 'Query.a' is deprecated",
      "- Field 'b' was added to object type 'Query'",
      "- Type 'New' was added",
    ]);
  });

  it('lists nothing for equal schemas', async () => {
    expect(await contractChanges(contract, contract)).toEqual([]);
  });
});

describe('withContractChanges', () => {
  it('replaces the list, and refuses a changelog without a place for it', () => {
    const [start, end] = ['<!-- The list is written by `npm run docs`. -->', '<!-- End of the list. -->'];
    expect(withContractChanges(`a\n${start}\n\n- old\n\n${end}\nb`, ['- new'])).toBe(
      `a\n${start}\n\n- new\n\n${end}\nb`,
    );
    expect(() => withContractChanges('a', [])).toThrow('no place');
  });
});
