import { RookeryError } from './errors.js';
import type { Clock } from './clock.js';

/**
 * Twitter's epoch in ms since 1970. With this epoch every id has 19 digits, so that string order is time
 * order.
 */
export const EPOCH = 1_288_834_974_657;

const SEQUENCES = 4096;

/** How far ids may run ahead of a clock that was set back, in ms. */
const MAX_AHEAD = 50;

/** The exclusive right to generate ids with a machine id. */
export interface MachineLease {
  machine: number;
  /** Ids are generated only after this ms, because an earlier holder of the machine id may have used it. */
  after: number;
  /** Whether no later holder can exist yet. */
  isHeld: () => boolean;
}

/**
 * Generates ids: 41 bits of ms since EPOCH, 10 bits of machine id, 12 bits of sequence, as decimal text.
 *
 * Ids are unique and increasing. When the clock steps back by up to 50 ms, or more than 4,096 ids are needed
 * within one ms, they run ahead of the clock. When it steps back further, or the lease has expired,
 * SERVICE_UNAVAILABLE is thrown until the clock has caught up or the lease is renewed.
 */
export class Snowflake {
  readonly #clock: Clock;
  #machine = 0n;
  #isHeld: MachineLease['isHeld'] = () => false;
  #time = 0;
  #sequence = SEQUENCES;

  constructor(clock: Clock, lease: MachineLease) {
    this.#clock = clock;
    this.hold(lease);
  }

  /** The ms of the newest id. */
  get highWater(): number {
    return this.#time;
  }

  /** Continues with another lease, or a renewed one. */
  hold({ machine, after, isHeld }: MachineLease): void {
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

/** When an id was generated, in ms since 1970. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}

/** The smallest id of a moment: all older ids are smaller. Always 19 digits. */
export function firstIdAt(time: number): string {
  return (BigInt(Math.max(0, time - EPOCH)) << 22n).toString().padStart(19, '0');
}

/** Whether a text is a valid id: 19 digits without a sign, up to 2^63 - 1. */
export function isId(text: string): boolean {
  return /^[1-9]\d{18}$/.test(text) && BigInt(text) < 1n << 63n;
}
