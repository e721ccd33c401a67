import { describe, expect, it } from 'vitest';
import { Client, openNetwork } from '#testkit/client/index.js';

/** As a browser that opens an address. */
const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const INTROSPECTION = '{ __schema { queryType { name } } }';
const PATHS = ['/graphql', '/graphiql', '/graphiql/graphiql.js', '/docs'];

describe('the pages that explore the API', () => {
  it.for([
    ['are served outside production', {}, [200, 200, 200, 200], true],
    ['are not served in production', { production: true }, [400, 404, 404, 404], false],
    [
      'are served in production when they are switched on, together with introspection, which they need',
      { production: true, explorer: true },
      [200, 200, 200, 200],
      true,
    ],
    ['are served nowhere when they are switched off', { explorer: false }, [400, 404, 404, 404], true],
    [
      'may be switched off in production, too',
      { production: true, explorer: false },
      [400, 404, 404, 404],
      false,
    ],
  ] as const)('%s', async ([, options, statuses, introspection]) => {
    await using network = await openNetwork(options);
    const answers = await Promise.all(PATHS.map((path) => fetch(network.url + path, { headers })));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    // A link with an operation is answered in any case.
    const asked = await fetch(`${network.url}/graphql?query={__typename}`, { headers });
    expect(await asked.json()).toEqual({ data: { __typename: 'Query' } });
    const { data } = await new Client(network.url).send(INTROSPECTION);
    expect(data).toEqual(introspection ? { __schema: { queryType: { name: 'Query' } } } : null);
  });

  it('are asked for anew at each visit, while their files are kept', async () => {
    await using network = await openNetwork({ explorer: true });
    const caching = async (path: string) => (await fetch(network.url + path)).headers.get('cache-control');
    expect(await caching('/graphiql')).toBe('no-cache');
    expect(await caching('/graphiql?query={__typename}')).toBe('no-cache');
    expect(await caching('/graphiql/graphiql.js?1')).toContain('immutable');
  });
});
