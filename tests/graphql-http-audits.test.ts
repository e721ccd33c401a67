import { readFileSync } from 'node:fs';
import { serverAudits, type AuditResult } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { openNetwork } from './client/index.js';

const page = readFileSync(new URL('../docs/graphql-over-http.md', import.meta.url), 'utf8');

/** The public audits of the GraphQL over HTTP specification, with introspection on as it is outside production. */
describe('the audits of GraphQL over HTTP', () => {
  let network: Network;
  const results: AuditResult[] = [];

  beforeAll(async () => {
    network = await openNetwork();
    for (const audit of serverAudits({ url: `${network.url}/graphql` })) results.push(await audit.fn());
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const all = serverAudits({ url: 'http://localhost' });

  it.each(all.map(({ id, name }) => [id, name]))('%s: %s', (id) => {
    const result = results.find((each) => each.id === id);
    expect(result?.status).toMatch(/^(ok|warn)$/);
  });

  it('say what docs/graphql-over-http.md says they say', () => {
    const rows = [...page.matchAll(/^\| (\w{4}) +\| (.+?) +\| (\w+) +\|$/gm)].map(([, id, name, status]) => ({
      ...{ id, name: name?.replaceAll('\\', ''), status },
    }));
    expect(rows).toEqual(results.map(({ id, name, status }) => ({ id, name, status })));
  });
});
