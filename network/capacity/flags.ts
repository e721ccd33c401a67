import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UsageError } from '../cli.js';
import { COSTS, costsWith, type Costs } from './costs.js';
import { DEFAULT_PRICES, type Prices } from './prices.js';
import { DEFAULT_WORKLOAD, PRESETS, type Workload } from './workload.js';

interface Flag<Of> {
  readonly of: keyof Of;
  readonly max: number;
  readonly help: string;
}

const WORKLOAD_FLAGS: Readonly<Record<string, Flag<Workload>>> = {
  dau: { of: 'dau', max: 1e10, help: 'Users who are active on a day' },
  'tweets-per-day': { of: 'tweetsPerDay', max: 1e4, help: 'Tweets of an active user per day' },
  'reads-per-tweet': { of: 'readsPerTweet', max: 1e6, help: 'Home timelines read for each tweet written' },
  'likes-per-tweet': { of: 'likesPerTweet', max: 1e6, help: 'Likes for each tweet written' },
  followers: { of: 'followers', max: 1e5, help: 'Timelines that a tweet is written into, on average' },
  online: { of: 'online', max: 100, help: 'Active users who are connected at the peak, in percent' },
  peak: { of: 'peak', max: 1e3, help: 'The busiest second, as a multiple of the average one' },
  days: { of: 'days', max: 36_500, help: 'Days for which documents are kept' },
};

const PRICE_FLAGS: Readonly<Record<string, Flag<Prices>>> = {
  'price-core': { of: 'core', max: 1e6, help: 'The price of a core per month' },
  'price-memory': { of: 'memory', max: 1e6, help: 'The price of a GiB of memory per month' },
  'price-disk': { of: 'disk', max: 1e6, help: 'The price of a GiB of disk per month' },
  'price-traffic': { of: 'traffic', max: 1e6, help: 'The price of a GiB to clients' },
};

const TEXT_FLAGS = ['preset', 'costs'];

/** What `rookery capacity` reckons with. */
export interface CapacityInput {
  preset: string | null;
  workload: Workload;
  costs: Costs;
  prices: Prices;
}

/** Reads the arguments. Throws a UsageError that names the argument that is wrong. */
export function readCapacityFlags(args: readonly string[]): CapacityInput {
  const names = [...TEXT_FLAGS, ...Object.keys(WORKLOAD_FLAGS), ...Object.keys(PRICE_FLAGS)];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  const given = parseArgs({ args: [...args], options, strict: true }).values as Record<string, string>;
  const { preset: name = null, costs: file } = given;
  if (name !== null && !Object.hasOwn(PRESETS, name))
    throw new UsageError(`There is no preset ${name}. The presets are ${Object.keys(PRESETS).join(', ')}.`);
  const preset = name === null ? undefined : PRESETS[name];
  const readBytes = preset?.readBytes;
  return {
    preset: name,
    workload: { ...DEFAULT_WORKLOAD, ...preset?.workload, ...numbersOf(WORKLOAD_FLAGS, given) },
    costs: costsWith({
      ...(readBytes === undefined ? {} : { readBytes }),
      ...(file === undefined ? {} : readCosts(file)),
    }),
    prices: { ...DEFAULT_PRICES, ...numbersOf(PRICE_FLAGS, given) },
  };
}

/** The options as `rookery capacity --help` shows them. */
export function describeCapacityFlags(): string {
  const numbers = [
    ...Object.entries(WORKLOAD_FLAGS).map(([name, { of, help }]) => ({
      left: `--${name} N`,
      help: `${help} (${DEFAULT_WORKLOAD[of]}).`,
    })),
    ...Object.entries(PRICE_FLAGS).map(([name, { of, help }]) => ({
      left: `--${name} N`,
      help: `${help} (${DEFAULT_PRICES[of]}).`,
    })),
  ];
  const presets = Object.entries(PRESETS).map(([name, { summary }]) => `  ${name.padEnd(6)}${summary}.`);
  const lines = [
    { left: '--preset NAME', help: 'Begins with a scenario, see below; other options change it.' },
    { left: '--costs FILE', help: 'A JSON object with costs measured on your own machines, by name.' },
    ...numbers,
  ];
  const width = Math.max(...lines.map(({ left }) => left.length));
  return [
    ...lines.map(({ left, help }) => `  ${left.padEnd(width)}  ${help}`),
    '',
    'Presets:',
    ...presets,
  ].join('\n');
}

function numbersOf<Of>(
  flags: Readonly<Record<string, Flag<Of>>>,
  given: Readonly<Record<string, string>>,
): Partial<Of> {
  const numbers = Object.entries(flags).flatMap(([name, { of, max }]) => {
    const text = given[name];
    if (text === undefined) return [];
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!(value <= max)) throw new UsageError(`--${name} must be a number from 0 to ${max}, not ${text}.`);
    return [[of, value]];
  });
  return Object.fromEntries(numbers) as Partial<Of>;
}

/** Reads a file of costs strictly: a misspelt name would go unnoticed otherwise. */
function readCosts(file: string): Partial<Costs> {
  const costs = parseFile(file);
  if (typeof costs !== 'object' || costs === null || Array.isArray(costs))
    throw new Error(`${file} must hold a JSON object of costs.`);
  for (const [name, value] of Object.entries(costs)) {
    if (!Object.hasOwn(COSTS, name))
      throw new Error(`${file}: there is no cost ${name}. The costs are ${Object.keys(COSTS).join(', ')}.`);
    if (typeof value !== 'number' || value < 0)
      throw new Error(`${file}: ${name} must be a number from 0 on.`);
  }
  return costs;
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
}
