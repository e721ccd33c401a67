import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { ROOKERY_SETTINGS } from '#network/settings.js';
import { Client, openNetwork, TestUser } from '#testkit/client/index.js';
import { PostBriefly } from '#testkit/operations/tweets.js';

const README = readFileSync('README.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** The fenced examples of one language, in order. */
function examples(language: string): string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
    ([, code = '']) => code,
  );
}

describe('the README', () => {
  let network: Network;
  let ada: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    network = await openNetwork();
    // The demo account without the demo graph.
    const [, password = ''] = /login: "ada", password: "([^"]+)"/.exec(README) ?? [];
    ada = await TestUser.signUp(network.url, 'ada', password);
    bob = await TestUser.signUp(network.url, 'bob');
    await ada.follow(bob);
    await bob.post('Good morning #birds');
    await network.settle();
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const here = (code: string): string => code.replaceAll('127.0.0.1:4000', new URL(network.url).host);

  it('names only scripts that exist', () => {
    const named = [...README.matchAll(/npm (?:run )?(\w+)/g)].map(([, name = '']) => name);
    const builtIn = ['ci', 'install', 'packages'];
    expect(named.filter((name) => !builtIn.includes(name) && !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links only to files that exist, and to headings that are there', () => {
    const links = [...README.matchAll(/\]\((?!http)([^)]+)\)|^\[\w+\]: (?!http)(\S+)/gm)].map(([, a, b]) =>
      (a ?? b ?? '').split('#'),
    );
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter(([file = '']) => !existsSync(file || 'README.md'))).toEqual([]);
    for (const [file, heading] of links) {
      if (heading !== undefined) expect(headingsOf(file || 'README.md')).toContain(heading);
    }
  });

  it('links every page of docs/ and lists every folder', () => {
    const pages = readdirSync('docs').filter((name) => name.endsWith('.md'));
    expect(pages.filter((name) => !README.includes(`(docs/${name})`))).toEqual([]);
    const folders = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^\.|^(node_modules|dist|test-results)$/.test(entry.name))
      .map(({ name }) => name);
    expect(folders.filter((name) => !README.includes(`| \`${name}/\``))).toEqual([]);
  });

  it('lists the defaults that the settings have', () => {
    const defaults: Record<string, unknown> = ROOKERY_SETTINGS.read([], {});
    const rows = [...README.matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) +\| (.+?) +\|/gm)].flatMap(
      ([, names = '', values = '']) => {
        const told = values.replaceAll('`', '').split(', ');
        return [...names.matchAll(/[A-Z_]+/g)].map(([name], index) => [name, told[index] ?? '']);
      },
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const [name = '', told] of rows) expect([name, inWords(defaults[name])]).toEqual([name, told]);
  });

  it('shows a first query that works', async () => {
    const [curl = ''] = examples('sh').filter((code) => code.includes('curl'));
    const { data, errors } = JSON.parse(await run('sh', ['-c', here(curl)])) as {
      data: { user: unknown };
      errors?: unknown;
    };
    expect(errors).toBeUndefined();
    expect(data.user).toMatchObject({ displayName: 'Ada', followersCount: 0 });
  });

  it('shows operations that work', async () => {
    for (const operation of examples('graphql')) {
      const { errors, data } = await new Client(network.url, ada.token).send(operation);
      expect(errors, operation).toEqual([]);
      expect(data).not.toBeNull();
    }
  });

  it('shows a configuration of graphql-codegen that types an operation beside its file', async () => {
    const [config = ''] = examples('ts').filter((code) => code.includes('near-operation-file'));
    // Below node_modules, so that its imports resolve.
    const folder = 'node_modules/.cache/readme-codegen';
    await rm(folder, { recursive: true, force: true });
    await mkdir(`${folder}/src`, { recursive: true });
    await writeFile(`${folder}/codegen.ts`, here(config));
    await writeFile(
      `${folder}/src/profile.ts`,
      'export const text = /* GraphQL */ `query Profile { user(username: "ada") { displayName createdAt } }`;\n',
    );
    await run('sh', ['-c', `cd ${folder} && npx --no-install graphql-codegen`]);
    expect(readFileSync(`${folder}/src/profile.generated.ts`, 'utf8')).toMatch(
      /ProfileQuery = \{[^]*displayName: string, createdAt: string/,
    );
  });

  it('shows gql.tada as the page of clients, whose programs are run, has it', () => {
    const [snippet = ''] = examples('ts').filter((code) => code.includes('initGraphQLTada'));
    expect(readFileSync('docs/clients.md', 'utf8')).toContain(snippet);
  });

  it('shows a subscription that works', async () => {
    const [code = ''] = examples('js');
    // Below node_modules, so that its imports resolve.
    await mkdir('node_modules/.cache', { recursive: true });
    await writeFile('node_modules/.cache/watch.mjs', here(code));
    const child = spawn(process.execPath, ['node_modules/.cache/watch.mjs', ada.token ?? '']);
    try {
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
      // The program does not report when it has subscribed: post until it prints an event.
      await expect
        .poll(
          async () => {
            await bob.get(PostBriefly, { input: { text: 'Do you hear me?' } });
            return output;
          },
          { timeout: 20_000, interval: 200 },
        )
        .toMatch(/TweetPosted[^]*Do you hear me\?[^]*Bob/);
    } finally {
      child.kill();
    }
  });
});

/** A default in the words of the settings table. */
function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value === undefined || (Array.isArray(value) && value.length === 0)
    ? 'none'
    : `${value as string | number}`;
}

/** The anchors of a page's headings. */
function headingsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
}

function run(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject).on('close', () => resolve(output));
  });
}
