import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COSTS } from './costs.js';
import { readCapacityFlags } from './flags.js';
import { planCapacity, type Plan } from './plan.js';
import { bitRate, describeCapacity } from './report.js';

const inputOf = (command: string) => readCapacityFlags(command === '' ? [] : command.split(' '));
const planOf = (command: string): Plan => {
  const { workload, costs, prices } = inputOf(command);
  return planCapacity(workload, costs, prices);
};
const partOf = (plan: Plan, name: string) => plan.parts.find((part) => part.name.startsWith(name))!;

describe('the presets', () => {
  it('have 1,157 requests/s and 9.5 Mbit/s, not Gbit/s, for 10 M users', () => {
    const { requests, responseBits } = planOf('--preset 10m').rates;
    expect(Math.round(requests)).toBe(1_157);
    expect(bitRate(responseBits)).toBe('9.5 Mbit/s');
  });

  it('have 5,787 tweets/s and ten times as many reads, and 3.5 times as many at the peak, for 100 M users', () => {
    const { rates } = planOf('--preset 100m');
    expect([rates.tweets, rates.reads].map(Math.round)).toEqual([5_787, 57_870]);
    expect(inputOf('--preset 100m').workload.peak).toBe(3.5);
  });

  it('have 2.3 M reads/s for 400 M users', () => {
    const { rates } = planOf('--preset 400m');
    expect([rates.tweets, rates.reads].map(Math.round)).toEqual([5_787, 2_314_815]);
  });

  it('are changed by the other options', () => {
    expect(planOf('--preset 100m --tweets-per-day 2 --reads-per-tweet 100').rates).toMatchObject(
      planOf('--dau 100000000 --tweets-per-day 2 --reads-per-tweet 100').rates,
    );
  });
});

describe('the plan', () => {
  it('has a second process of each kind and three nodes of each store for almost no users', () => {
    const { parts } = planOf('--dau 10');
    expect(parts.map(({ name, servers }) => `${name} ${servers}`)).toEqual([
      ...['gateway 2', 'subgraphs 2', 'fan-out (timeline) 2', 'Redis 6', 'MongoDB 3', 'NATS 3'],
    ]);
  });

  it('has the gateways that the CPU needs, or those that the sockets need', () => {
    // 240,000 tweets and 24 M reads and 1.2 M likes a day: 294.4/s; 55.6 notices/s.
    const bySockets = partOf(planOf('--dau 120000 --online 100'), 'gateway');
    expect(bySockets.servers).toBe(12);
    const byCpu = partOf(planOf('--dau 120000000 --online 0'), 'gateway');
    const requests = (120e6 * 2 * (1 + 100 + 5)) / 86_400;
    expect(byCpu.servers).toBe(Math.ceil((requests * 3 * 0.55) / 1_000 / 0.6));
  });

  it('has Redis for the timelines of all active users, with one replica each', () => {
    const { servers, memoryGib } = partOf(planOf('--dau 10000000 --tweets-per-day 0.001'), 'Redis');
    expect(servers).toBe(2 * Math.ceil((10e6 * 84) / 2 ** 20 / 48));
    expect(memoryGib).toBeCloseTo((2 * 10e6 * 84) / 2 ** 20 + servers);
  });

  it('has disks for all documents on each member of a shard', () => {
    const { servers, diskGib } = partOf(planOf('--dau 1000000 --days 3650 --reads-per-tweet 0'), 'MongoDB');
    const gib = (2e6 * (2_048 + 5 * 512) * 3_650) / 2 ** 30;
    expect(diskGib).toBeCloseTo(3 * gib);
    expect(servers).toBe(3 * Math.ceil(gib / 2_048));
  });

  it('adds up the prices of cores, memory, disks and traffic', () => {
    const free = '--price-memory 0 --price-disk 0 --price-traffic 0';
    const { parts, perMonth } = planOf(`--price-core 2 ${free}`);
    expect(perMonth).toBe(2 * parts.reduce((sum, { cores }) => sum + cores, 0));
    const { traffic } = planOf('--preset 10m --followers 0 --price-traffic 1');
    expect(traffic.perMonth).toBeCloseTo((10e6 * 10 * 1_024 * 30) / 2 ** 30);
  });

  it('grows in no part when there are fewer users', () => {
    const sizes = [1e4, 1e6, 1e8].map((dau) => planOf(`--dau ${dau}`).parts.map(({ servers }) => servers));
    for (const [index] of sizes[0]!.entries())
      expect(sizes.map((parts) => parts[index])).toEqual(
        sizes.map((parts) => parts[index]!).toSorted((a, b) => a - b),
      );
  });
});

describe('the arguments of `rookery capacity`', () => {
  it.each([
    ['--preset 5m', 'There is no preset 5m. The presets are 10m, 100m, 400m.'],
    ['--dau many', '--dau must be a number from 0 to 10000000000, not many.'],
    ['--dau 1e3', '--dau must be a number from 0 to 10000000000, not 1e3.'],
    ['--online 101', '--online must be a number from 0 to 100, not 101.'],
    ['--peak=-1', '--peak must be a number from 0 to 1000, not -1.'],
    ['--peek 3', "Unknown option '--peek'"],
    ['10m', "Unexpected argument '10m'"],
    ['--dau', "Option '--dau <value>' argument missing"],
    ['--costs /nowhere.json', '/nowhere.json cannot be read: ENOENT'],
  ])('are refused: %s', (command, message) => {
    expect(() => inputOf(command)).toThrow(message);
  });

  it('take costs from a file, whose names and numbers must be right', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'rookery-costs-')), 'costs.json');
    const withFile = (text: string) => {
      writeFileSync(file, text);
      return inputOf(`--costs ${file}`);
    };
    const halved = withFile('{"gatewayCpuMs": 0.275}');
    expect(halved.costs).toEqual({ ...inputOf('').costs, gatewayCpuMs: 0.275 });
    expect(describeCapacity(halved)).toMatch(/gatewayCpuMs +0\.275 +given by/);
    expect(() => withFile('{"gatewayCpu": 1}')).toThrow('there is no cost gatewayCpu.');
    expect(() => withFile('{"gatewayCpuMs": "1"}')).toThrow('gatewayCpuMs must be a number');
    expect(() => withFile('[1]')).toThrow('must hold a JSON object');
    expect(() => withFile('{')).toThrow('cannot be read');
  });
});

describe('the report', () => {
  it('names the parts, the formulas, and the source of each cost', () => {
    const report = describeCapacity(inputOf('--preset 100m'));
    for (const { source } of Object.values(COSTS)) expect(report).toContain(source);
    for (const { name, formula } of planOf('--preset 100m').parts)
      expect(report).toContain(`${name}: ${formula}`);
  });

  it('uses in its formulas only names that it gives numbers for', () => {
    const report = describeCapacity(inputOf(''));
    const formulas = planOf('').parts.map(({ formula }) => formula);
    const names = formulas.flatMap((formula) => formula.match(/\b[a-z]+[A-Z]\w+\b/g) ?? []);
    expect(names).toContain('mongoDiskGib');
    for (const name of names) expect(report).toMatch(new RegExp(`^  ${name} +[\\d.,]+`, 'm'));
  });

  it('has the numbers that docs/performance.md has', () => {
    const page = readFileSync('docs/performance.md', 'utf8');
    const has = (pattern: RegExp) => expect(page).toMatch(pattern);
    has(new RegExp(`\\| Rookery +\\|.*\\| ${COSTS.gatewayCpuMs.value} +\\|\\n`));
    has(new RegExp(`with ${COSTS.readCpuMs.value} ms of CPU each`));
    has(new RegExp(`\`postTweet\` .*\\| ${COSTS.postCpuMs.value} `));
    has(new RegExp(`\`likeTweet\` .*\\| ${COSTS.likeCpuMs.value} `));
    has(
      new RegExp(
        `takes ${Math.round(COSTS.fanOutCpuMs.value * 10_000)} ms, 1.1 times the ${Math.round(COSTS.redisFanOutCpuMs.value * 10_000)} ms`,
      ),
    );
    has(new RegExp(`\\| 10,000 .*\\| ${Math.round(COSTS.noticeCpuMs.value * 1_000)} +\\|\\n`));
    has(new RegExp(`${Math.round((COSTS.socketBytes.value * 10_000) / 2 ** 20)} MiB`));
  });
});
