import { describe, expect, it } from 'vitest';
import { openNetwork } from '#testkit/client/index.js';

/** As a browser that opens an address. */
const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const PATHS = ['/graphql', '/graphiql', '/graphiql/graphiql.js', '/docs'];

describe('the pages that explore the API', () => {
  it.for([
    ['are served outside production', {}, [200, 200, 200, 200]],
    ['are not served in production', { production: true }, [400, 404, 404, 404]],
    [
      'are served in production when they are switched on',
      { production: true, explorer: true },
      [200, 200, 200, 200],
    ],
    ['are served nowhere when they are switched off', { explorer: false }, [400, 404, 404, 404]],
  ] as const)('%s', async ([, options, statuses]) => {
    await using network = await openNetwork(options);
    const answers = await Promise.all(PATHS.map((path) => fetch(network.url + path, { headers })));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    // A link with an operation is answered in any case.
    const asked = await fetch(`${network.url}/graphql?query={__typename}`, { headers });
    expect(await asked.json()).toEqual({ data: { __typename: 'Query' } });
  });
});
