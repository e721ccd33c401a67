import { RookeryError } from './errors.js';
import type { Clock } from './clock.js';

/** Twitter's epoch, ms since 1970. With it every id has 19 digits, so that string order is time order. */
export const EPOCH = 1_288_834_974_657;

const SEQUENCES = 4096;

/** How far, in ms, ids may run ahead of a clock that stepped back before they are refused. */
const MAX_AHEAD = 50;

/**
 * Gives out ids: 41 bits of ms since EPOCH, 10 bits of machine, 12 bits of sequence, as decimal text.
 *
 * Ids never repeat and always grow: when the clock steps back by up to 50 ms, or more than 4,096 ids are wanted within
 * one ms, they run ahead of the clock; further back they are refused with SERVICE_UNAVAILABLE until it catches up.
 */
export class Snowflake {
  readonly #clock: Clock;
  readonly #machine: bigint;
  #time: number;
  #sequence = SEQUENCES;

  /** `highWater`: no id at or before this ms is given out, because an earlier holder of the machine id may have. */
  constructor(clock: Clock, machine: number, highWater = 0) {
    this.#clock = clock;
    this.#machine = BigInt(machine);
    this.#time = highWater;
  }

  /** The ms of the newest id given out. */
  get highWater(): number {
    return this.#time;
  }

  next(): string {
    const now = this.#clock.now();
    if (now > this.#time) {
      this.#time = now;
      this.#sequence = 0;
    } else if (this.#sequence === SEQUENCES) {
      if (this.#time + 1 - now > MAX_AHEAD) throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
      this.#time += 1;
      this.#sequence = 0;
    } else if (this.#time - now > MAX_AHEAD) {
      throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
    }
    const id = (BigInt(this.#time - EPOCH) << 22n) | (this.#machine << 12n) | BigInt(this.#sequence);
    this.#sequence += 1;
    return id.toString();
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
