import { COSTS, MEASUREMENT } from './costs.js';
import type { CapacityInput } from './flags.js';
import { planCapacity, type Part, type Plan, type Rates } from './plan.js';
import { MACHINES } from './prices.js';

/** The plan as text: what users do, what that takes, and which numbers and formulas it comes from. */
export function describeCapacity(input: CapacityInput): string {
  const { workload, costs, prices } = input;
  const plan = planCapacity(workload, costs, prices);
  const origin = (name: keyof typeof COSTS): string =>
    costs[name] === COSTS[name].value ? COSTS[name].source : 'given by the preset or by --costs';
  return [
    input.preset === null ? 'Workload' : `Workload (preset ${input.preset})`,
    ...pairs(workload),
    '',
    'Rates',
    ...describeRates(plan.rates, workload.peak),
    '',
    'Parts, at the peak',
    ...describeParts(plan),
    '',
    'Formulas',
    ...plan.parts.map(({ name, formula }) => `  ${name}: ${formula}`),
    '  traffic: 30 days x (requests x readBytes + notices x noticeBytes)',
    '',
    `Costs (ms of one core, and bytes), measured on ${MEASUREMENT.date}: ${MEASUREMENT.machine}`,
    ...pairs(costs, (name) => origin(name as keyof typeof COSTS)),
    '',
    'Servers and prices',
    ...pairs(MACHINES),
    ...pairs(prices, () => 'per month: assumed, or given by --price-…'),
  ].join('\n');
}

/** A number for people: 2,315 and 0.12. */
export function count(value: number): string {
  const digits = value >= 100 ? 0 : value >= 1 ? 1 : 4;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** Bits per second with the decimal unit that fits: 9.5 Mbit/s. */
export function bitRate(bits: number): string {
  const units = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bits)) / 3)));
  return `${count(bits / 1_000 ** step)} ${units[step]}`;
}

function describeRates(rates: Rates, peak: number): string[] {
  const row = (name: string, value: number, format = (each: number): string => `${count(each)}/s`): string =>
    `  ${name.padEnd(20)}${format(value).padStart(16)}${format(value * peak).padStart(18)} at the peak`;
  return [
    row('tweets', rates.tweets),
    row('reads', rates.reads),
    row('likes', rates.likes),
    row('requests', rates.requests),
    row('timeline writes', rates.fanOut),
    row('notices to sockets', rates.notices),
    row('response bandwidth', rates.responseBits, bitRate),
    row('notice bandwidth', rates.noticeBits, bitRate),
    `  ${'open sockets'.padEnd(20)}${''.padStart(16)}${count(rates.sockets).padStart(18)} at the peak`,
  ];
}

function describeParts({ parts, traffic, perMonth }: Plan): string[] {
  const columns: [string, (part: Part) => string][] = [
    ['servers', ({ servers, unit }) => `${count(servers)} ${unit}`],
    ['cores', ({ cores }) => count(cores)],
    ['memory, GiB', ({ memoryGib }) => count(Math.ceil(memoryGib))],
    ['disk, GiB', ({ diskGib }) => count(Math.ceil(diskGib))],
    ['per month', (part) => count(Math.round(part.perMonth))],
  ];
  const line = (name: string, cells: string[]): string =>
    `  ${name.padEnd(20)}${cells.map((cell) => cell.padStart(20)).join('')}`;
  const sum = (name: string, cost: number, disk = ''): string =>
    line(name, ['', '', '', disk, count(Math.round(cost))]);
  return [
    line(
      '',
      columns.map(([title]) => title),
    ),
    ...parts.map((part) =>
      line(
        part.name,
        columns.map(([, cell]) => cell(part)),
      ),
    ),
    sum('traffic', traffic.perMonth, `${count(Math.ceil(traffic.gibPerMonth))} GiB sent`),
    sum('together', perMonth),
  ];
}

/** One line for each number, with a remark. */
function pairs(values: object, remark: (name: string) => string = () => ''): string[] {
  return Object.entries(values as Record<string, number>).map(([name, value]) =>
    `  ${name.padEnd(24)}${value.toLocaleString('en-US', { maximumFractionDigits: 6 }).padStart(14)}  ${remark(name)}`.trimEnd(),
  );
}
