import { describe, expect, it } from 'vitest';
import { library } from '#testkit/execution-fuzz/graphs.js';
import { entities, prepare, subgraph, run } from '#testkit/execution/subgraphs.js';

const graph = library();

describe('a fetch with rewrites', () => {
  it('renames the keys of the response without changing the response, which may be shared', async () => {
    const operation = prepare(graph, '{ things { ... on Book { label } ... on Person { label } } }');
    expect(JSON.stringify(operation.plan)).toContain('KeyRenamer');
    const [query] = JSON.stringify(operation.plan).match(/label__alias_\d/)!;
    const things = [
      { __typename: 'Book', label: 'A book' },
      { __typename: 'Person', [query]: 'A person' },
    ];
    const before = structuredClone(things);
    const { data } = await run(operation, { catalog: subgraph({ data: { things } }) });
    expect(data).toEqual({ things: [{ label: 'A book' }, { label: 'A person' }] });
    expect(things).toEqual(before);
  });

  it('sends representations with the type name that the subgraph uses', async () => {
    const reviews = subgraph(entities({ stars: 5 }, { stars: 3 }));
    const media = [
      { __typename: 'Book', id: '1' },
      { __typename: 'Film', id: '2' },
    ];
    const { data } = await run(prepare(graph, '{ media { id stars } }'), {
      catalog: subgraph({ data: { media } }),
      reviews,
    });
    expect(reviews.asked[0]?.variables).toEqual({
      representations: [
        { __typename: 'Media', id: '1' },
        { __typename: 'Media', id: '2' },
      ],
    });
    expect(data).toEqual({
      media: [
        { id: '1', stars: 5 },
        { id: '2', stars: 3 },
      ],
    });
  });
});

describe('a compound key', () => {
  it('identifies entities by all of its fields', async () => {
    const user = (code: string, number: string) => ({ __typename: 'Person', country: { code }, number });
    const latest = [user('is', '1'), user('is', '2'), user('no', '1'), user('is', '1')];
    const catalog = subgraph(entities({ name: 'Ada' }, { name: 'Bob' }, { name: 'Carol' }));
    const { data } = await run(prepare(graph, '{ latest { by { name } } }'), {
      reviews: subgraph({ data: { latest: latest.map((by) => ({ by })) } }),
      catalog,
    });
    expect(catalog.asked[0]?.variables).toEqual({ representations: latest.slice(0, 3) });
    expect(data).toEqual({
      latest: ['Ada', 'Bob', 'Carol', 'Ada'].map((name) => ({ by: { name } })),
    });
  });

  it('identifies no entity when a field is missing', async () => {
    const latest = [{ by: { __typename: 'Person', country: { code: 'is' } } }];
    const catalog = subgraph();
    const sources = { reviews: subgraph({ data: { latest } }), catalog };
    const { data } = await run(prepare(graph, '{ latest { by { name } } }'), sources);
    expect(catalog.asked).toEqual([]);
    expect(data).toEqual({ latest: [{ by: { name: null } }] });
  });
});
