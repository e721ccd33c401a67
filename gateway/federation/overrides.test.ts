import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compose } from '#testkit/gateway/compose.js';
import { buildFederation } from './federation.js';

const source = { process: () => Promise.reject(new Error('These tests run no operation.')) };
const sources = { old: source, new: source };

function federationOf(...labels: string[]) {
  const fields = labels.map((_, index) => `f${index}: Int`);
  const moved = labels.map((label, index) => `f${index}: Int @override(from: "old", label: "${label}")`);
  const supergraph = compose({
    old: `type Query { t: T } type T @key(fields: "id") { id: ID! ${fields.join(' ')} }`,
    new: `type T @key(fields: "id") { id: ID! ${moved.join(' ')} }`,
  });
  return buildFederation(supergraph, sources);
}

const subjects = Array.from({ length: 2_000 }, (_, index) => `viewer ${index}`);

describe('a progressive @override', () => {
  it('applies to its percentage of the viewers, and always to the same ones', () => {
    const { overrides } = federationOf('percent(30)');
    const isOn = (subject: string) => overrides.conditions(overrides.decide(subject)).get('percent(30)');
    const moved = subjects.filter(isOn);
    expect(moved.length / subjects.length).toBeGreaterThan(0.26);
    expect(moved.length / subjects.length).toBeLessThan(0.34);
    expect(subjects.filter(isOn)).toEqual(moved);
  });

  it.each([
    ['percent(0)', false],
    ['percent(100)', true],
  ])('with %s applies to all viewers or none', (label, expected) => {
    const { overrides } = federationOf(label);
    const found = new Set(subjects.map((each) => overrides.conditions(overrides.decide(each)).get(label)));
    expect([...found]).toEqual([expected]);
  });

  it('allows at most one more plan than it has labels, each with the fields of the larger percentages', () => {
    const { overrides } = federationOf('percent(20)', 'percent(50)', 'percent(80.5)');
    const decisions = new Set(subjects.map((each) => overrides.decide(each)));
    const on = [...decisions].map((each) => [...overrides.conditions(each).values()].map(Number).join(''));
    expect(on.toSorted()).toEqual(['000', '001', '011', '111']);
  });

  it('decides which subgraph a plan fetches a field from', () => {
    const { plans, overrides } = federationOf('percent(50)');
    const document = parse('{ t { f0 } }');
    const asked = (decision: string) => JSON.stringify(plans.of(document, null, decision)).includes('"new"');
    const decisions = [...new Set(subjects.map((each) => overrides.decide(each)))];
    expect(decisions.map(asked).toSorted()).toEqual([false, true]);
    for (const decision of decisions)
      expect(asked(decision)).toBe(overrides.conditions(decision).get('percent(50)'));
  });

  it('is refused when its label is not a percentage', () => {
    expect(() => federationOf('my_flag')).toThrow('supports only labels such as "percent(25)"');
  });

  it('makes no decisions in a graph without labels', () => {
    const { overrides } = buildFederation(compose({ old: 'type Query { a: Int }' }), sources);
    expect([overrides.decide('viewer'), overrides.conditions('').size]).toEqual(['', 0]);
  });
});
