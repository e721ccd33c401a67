import { parse, print } from 'graphql';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { Child } from '#testkit/client/child.js';

const PAGES = ['docs/gateway.md', 'examples/own-supergraph/README.md'];
const EXAMPLE = 'examples/own-supergraph';
const READY = /is ready at (http:\S+)/;

/** The lines of the shell examples of a page; a line that ends with a backslash goes on in the next. */
async function shellLines(page: string): Promise<string[]> {
  const blocks = [...(await readFile(page, 'utf8')).matchAll(/^```sh\n([^]*?)^```/gm)];
  return blocks.flatMap(([, code = '']) => code.replaceAll('\\\n', '').trim().split('\n'));
}

describe('the gateway alone, from the command line', () => {
  const stack = new DisposalStack();
  let directory: string;
  let supergraphFile: string;
  let url: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'own-supergraph-'));
    stack.defer(() => rm(directory, { recursive: true }));
    const start = async (...args: string[]): Promise<string> => {
      const child = stack.use(new Child('node', args, {}));
      return (await child.says(READY))[1] ?? '';
    };
    const products = await start(`${EXAMPLE}/products.js`, '0');
    const reviews = await start(`${EXAMPLE}/reviews.js`, '0');
    supergraphFile = join(directory, 'supergraph.graphql');
    await writeFile(supergraphFile, await readFile(`${EXAMPLE}/supergraph.graphql`, 'utf8'));
    const urls = ['--subgraph', `products=${products}`, '--subgraph', `reviews=${reviews}`];
    const args = ['run', 'gateway', '--', '--supergraph', supergraphFile, '--port', '0', ...urls];
    // No setting names a server: it needs none.
    const gateway = stack.use(new Child('npm', args, {}));
    url = (await gateway.says(/gateway is ready at (http:\S+)/))[1] ?? '';
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  /** A command of a page, against the servers of this test. */
  const run = (command: string): string =>
    execFileSync('sh', ['-c', command.replaceAll('http://127.0.0.1:4000/graphql', url)], {
      encoding: 'utf8',
    });

  it.each(PAGES)('does what %s says', async (page) => {
    const lines = await shellLines(page);
    const asked = lines.filter((line) => line.startsWith('curl'));
    expect(asked).toHaveLength(1);
    const { data } = JSON.parse(run(asked[0] ?? '')) as { data: { products: unknown[] } };
    expect(data.products[0]).toMatchObject({ name: 'Nest box', reviews: [{ stars: 5 }] });
    // The servers run by the same commands, with other ports.
    for (const line of lines.filter((each) => /^(node|npm)/.test(each) && !each.includes('>'))) {
      expect(line).toMatch(
        /^(node examples\/own-supergraph\/(products|reviews)\.js|npm run gateway -- --supergraph examples\/own-supergraph\/supergraph\.graphql)$/,
      );
    }
  });

  it('has a supergraph that the example composes', async () => {
    const composed = execFileSync('node', [`${EXAMPLE}/compose.js`], { encoding: 'utf8' });
    const committed = await readFile(`${EXAMPLE}/supergraph.graphql`, 'utf8');
    expect(print(parse(composed))).toBe(print(parse(committed)));
  });

  it('delivers a live event of one subgraph, completed from the other', async () => {
    const page = await readFile(PAGES[1]!, 'utf8');
    const [, subscription = ''] = /^```graphql\n([^]*?)^```/m.exec(page) ?? [];
    const socket = await SocketClient.connect(url, {});
    await socket.subscribe('live', subscription);
    const mutation = 'mutation { review(productId: 2, stars: 4, text: "Empty by noon.") { id } }';
    const body = JSON.stringify({ query: mutation });
    const headers = { 'content-type': 'application/json' };
    // The subscription at the subgraph begins some time after the client's: the mutation is repeated until it has.
    const event = socket.next();
    const timer = setInterval(() => void fetch(url, { method: 'POST', headers, body }), 200);
    const received = await event.finally(() => clearInterval(timer));
    expect(received).toEqual({
      id: 'live',
      type: 'next',
      payload: { data: { reviewed: { stars: 4, text: 'Empty by noon.', product: { name: 'Bird feeder' } } } },
    });
    socket.close();
  });

  it('lists its options in its help, and docs/gateway.md lists the same', async () => {
    const help = execFileSync('npm', ['run', '-s', 'gateway', '--', '--help'], { encoding: 'utf8' });
    const inHelp = [...help.matchAll(/^ {2}(--[\w-]+) .*\n +([A-Z_]+)$/gm)].map(([, flag, setting]) => [
      flag,
      setting,
    ]);
    const rows = [...(await readFile(PAGES[0]!, 'utf8')).matchAll(/^\| `(--[\w-]+) .*?` +\| `([A-Z_]+)`/gm)];
    expect(inHelp.length).toBeGreaterThan(10);
    expect(rows.map(([, flag, setting]) => [flag, setting])).toEqual(inHelp);
  });

  it('takes a changed supergraph into use', async () => {
    const before = await readFile(supergraphFile, 'utf8');
    await writeFile(supergraphFile, before.replace('  price: Int!', '  price: Int!\n  colour: String'));
    const ask = async (): Promise<number> =>
      (await fetch(`${url}?query={products{colour}}`, { headers: { 'apollo-require-preflight': '1' } }))
        .status;
    await expect.poll(ask, { timeout: 30_000 }).toBe(200);
  });

  it.each([
    [['--nonsense', '1'], 'Unknown option'],
    [['--subgraph', 'reviews'], 'must be pairs such as reviews=https://…'],
    [['--jwks', 'ftp://x'], 'ROOKERY_JWKS_URL must be a URL'],
    [['--issuer', 'x'], 'ROOKERY_JWKS_URL must be set'],
  ])('refuses %j', async (args, message) => {
    const child = new Child('npm', ['run', 'gateway', '--', '--supergraph', supergraphFile, ...args], {});
    expect(await child.ends()).not.toBe(0);
    expect(child.output).toContain(message);
  });
});
