import { readFileSync } from 'node:fs';
import { serverAudits, type AuditResult } from 'graphql-http';
import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';

const page = readFileSync(new URL('../../../docs/graphql-over-http.md', import.meta.url), 'utf8');

const it = story().extend('results', { scope: 'file' }, async ({ network }) => {
  const results: AuditResult[] = [];
  for (const audit of serverAudits({ url: `${network.url}/graphql` })) results.push(await audit.fn());
  return results;
});

/** The public audits of the GraphQL over HTTP specification, with introspection on, as it is outside production. */
describe('the audits of GraphQL over HTTP', () => {
  const all = serverAudits({ url: 'http://localhost' });

  it.for(all.map(({ id, name }) => [id, name] as const))('%s: %s', ([id], { results }) => {
    const result = results.find((each) => each.id === id);
    expect(result?.status).toMatch(/^(ok|warn)$/);
  });

  it('give the results that docs/graphql-over-http.md lists', ({ results }) => {
    const rows = [...page.matchAll(/^\| (\w{4}) +\| (.+?) +\| (\w+) +\|$/gm)].map(([, id, name, status]) => ({
      ...{ id, name: name?.replaceAll('\\', ''), status },
    }));
    expect(rows).toEqual(results.map(({ id, name, status }) => ({ id, name, status })));
  });
});
