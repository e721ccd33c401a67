import { RookeryError } from './errors.js';
import type { Clock } from './clock.js';

/** Twitter's epoch, ms since 1970. With it every id has 19 digits, so that string order is time order. */
export const EPOCH = 1_288_834_974_657;

const SEQUENCES = 4096;

/** How far, in ms, ids may run ahead of a clock that stepped back before they are refused. */
const MAX_AHEAD = 50;

/** The right to give out ids with a machine id. */
export interface Lease {
  machine: number;
  /** No id at or before this ms is given out, because an earlier holder of the machine id may have. */
  after: number;
  /** Whether no later holder can give out ids yet. */
  isHeld: () => boolean;
}

/**
 * Gives out ids: 41 bits of ms since EPOCH, 10 bits of machine, 12 bits of sequence, as decimal text.
 *
 * Ids never repeat and always grow: when the clock steps back by up to 50 ms, or more than 4,096 ids are wanted within
 * one ms, they run ahead of the clock; further back they are refused with SERVICE_UNAVAILABLE until it catches up, and
 * likewise once the lease has run out, until there is another.
 */
export class Snowflake {
  readonly #clock: Clock;
  #machine = 0n;
  #isHeld: Lease['isHeld'] = () => false;
  #time = 0;
  #sequence = SEQUENCES;

  constructor(clock: Clock, lease: Lease) {
    this.#clock = clock;
    this.hold(lease);
  }

  /** The ms of the newest id given out. */
  get highWater(): number {
    return this.#time;
  }

  /** Goes on with another lease, or with the same for longer. */
  hold({ machine, after, isHeld }: Lease): void {
    if (after > this.#time) {
      this.#time = after;
      this.#sequence = SEQUENCES;
    }
    this.#machine = BigInt(machine);
    this.#isHeld = isHeld;
  }

  next(): string {
    const now = this.#clock.now();
    let time = this.#time;
    let sequence = this.#sequence;
    if (now > time) {
      time = now;
      sequence = 0;
    } else if (sequence === SEQUENCES) {
      time += 1;
      sequence = 0;
    }
    if (time - now > MAX_AHEAD || !this.#isHeld())
      throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
    this.#time = time;
    this.#sequence = sequence + 1;
    return ((BigInt(time - EPOCH) << 22n) | (this.#machine << 12n) | BigInt(sequence)).toString();
  }
}

/** When an id was given out, in ms since 1970. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}

/** The smallest id of a moment: ids compare below it when they are older. Always 19 digits. */
export function firstIdAt(time: number): string {
  return (BigInt(Math.max(0, time - EPOCH)) << 22n).toString().padStart(19, '0');
}

/** Whether a text can be an id at all: 19 digits without a sign, up to 2^63 - 1. */
export function isId(text: string): boolean {
  return /^[1-9]\d{18}$/.test(text) && BigInt(text) < 1n << 63n;
}
