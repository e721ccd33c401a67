import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Child } from '#testkit/client/child.js';
import { COMMANDS } from '#network/commands/index.js';
import { TestUser } from '#testkit/client/index.js';
import { redAndBlue } from '#testkit/media/pictures.js';
import { uploadMedia, variantsOf } from '#testkit/media/upload.js';

const TSC = 'node_modules/typescript/bin/tsc';
/** Runs TypeScript, as the scripts of package.json do. */
const SOURCES = ['--conditions=source', '--import', 'tsx'];

/** What a run must say, by the arguments of `rookery`, and its exit code. */
const RUNS: readonly [args: string, says: RegExp, code: number][] = [
  ['secrets', /The secrets are in/, 0],
  ['reconcile', /./, 0],
  ['admin verify nobody', /nobody/, 1],
  ['migrate list', /version \d/, 0],
  ['backup monday', /has everything that was acknowledged before/, 0],
  ['restore tuesday', /has no finished backup/, 1],
  ['capacity --dau 1000', /./, 0],
  ['seed twice', /Unexpected argument twice/, 2],
  ['dead-letters list', /NATS_URL must be set/, 1],
  ['dead-letters discard 1', /NATS_URL must be set/, 1],
  ['probe', /^/, 1],
  ['gateway', /MONGODB_URL must be set/, 1],
  ['gateway --supergraph none.graphql', /none\.graphql/, 1],
  ['subgraph tweets', /NATS_URL must be set/, 1],
  ['media', /ROOKERY_MEDIA_ORIGIN must be set/, 1],
];

/** The commands that are scripts of package.json too, which the image has. */
const SCRIPTS = ['admin', 'reconcile', 'dead-letters', 'seed'];

describe('an installation of what production needs', { timeout: 60_000 }, () => {
  let folder: string;

  /** Runs a program there. */
  const run = (program: string, args: readonly string[], settings: Record<string, string> = {}): Child => {
    const data = args.includes('--supergraph') ? {} : { ROOKERY_DATA: join(folder, 'data') };
    return new Child(program, args, { PORT: '0', ...data, ...settings }, folder);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rookery-installed-'));
    const options = ['--project', 'tsconfig.build.json', '--incremental', 'false'];
    const built = new Child(process.execPath, [TSC, ...options, '--outDir', join(folder, 'dist')], {});
    for (const name of ['bin', 'schema', 'package.json'])
      await cp(name, join(folder, name), { recursive: true });
    for (const path of await productionPackages()) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await symlink(resolve(path), join(folder, path));
    }
    expect(await built.ends()).toBe(0);
    const page = new Child(process.execPath, [...SOURCES, 'scripts/build-web.ts', join(folder, 'dist')], {});
    expect(await page.ends()).toBe(0);
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has no TypeScript loader and no bundler', async () => {
    const paths = await productionPackages();
    expect(paths).toContain('node_modules/ioredis');
    expect(paths.filter((path) => /\/(tsx|esbuild|typescript|vitest)$/.test(path))).toEqual([]);
  });

  it('has every command', () => {
    const tried = new Set(RUNS.map(([args]) => args.split(' ')[0]));
    expect([...tried, 'start'].sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it.each(RUNS)('runs `rookery %s`', async (args, says, code) => {
    const secrets = args === 'secrets' ? { ROOKERY_SECRETS: join(folder, 'secrets') } : {};
    const child = run(process.execPath, ['bin/rookery.js', ...args.split(' ')], secrets);
    expect([await child.ends(), child.output]).toEqual([code, expect.stringMatching(says)]);
    const [name = '', ...rest] = args.split(' ');
    if (!SCRIPTS.includes(name)) return;
    const script = run('npm', ['run', '--silent', name, '--', ...rest]);
    expect([await script.ends(), script.output]).toEqual([code, expect.stringMatching(says)]);
  });

  it('runs `rookery start` with its pages, and shows a picture', async () => {
    await using child = run(process.execPath, ['bin/rookery.js', 'start'], { ROOKERY_SEED: 'none' });
    const [, url = ''] = await child.says(/GraphQL\s+(http\S+)\/graphql[^]*Data/);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    expect((await fetch(`${url}/graphiql`)).status).toBe(200);
    const page = await (await fetch(`${url}/`, { headers: { accept: 'text/html' } })).text();
    const [script = ''] = /\/app\/app-\w+\.js/.exec(page) ?? [];
    expect((await fetch(`${url}${script}`)).headers.get('content-type')).toMatch(/^text\/javascript/);
    const picture = await (await redAndBlue(300, 200)).png().toBuffer();
    const [variant] = variantsOf(
      await uploadMedia(await TestUser.signUp(url, 'ada'), picture, { contentType: 'image/png' }),
    );
    expect((await fetch(variant!.url)).headers.get('content-type')).toMatch(/^image\//);
  });
});

/** The paths of the packages that `npm ci --omit=dev` installs at the top. */
async function productionPackages(): Promise<string[]> {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; os?: string[] }>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev = false }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev)
    .map(([path]) => path);
}
