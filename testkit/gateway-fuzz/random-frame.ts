import type { Random } from '../execution-fuzz/random.js';
import { damaged, randomBytes, randomText, randomValue } from './random-bytes.js';
import { randomBody } from './random-request.js';

const TYPES = [
  'connection_init',
  'subscribe',
  'complete',
  'ping',
  'pong',
  'next',
  'error',
  'connection_ack',
  '',
  'x',
];

/** The content of one message: a message of the protocol at a wrong time, a damaged one, one of wrong types, or bytes. */
export function randomMessage(random: Random): Buffer {
  const message = {
    id: random.pick(['1', '2', 'a', '', '__proto__']),
    type: random.pick(TYPES),
    payload: random.happens(50) ? payload(random) : randomValue(random),
  };
  switch (random.below(5)) {
    case 0:
      return randomBytes(random);
    case 1:
      return Buffer.from(randomText(random));
    case 2:
      return damaged(random, Buffer.from(JSON.stringify(message)));
    default:
      return Buffer.from(JSON.stringify(random.happens(80) ? message : randomValue(random)) ?? '');
  }
}

function payload(random: Random): unknown {
  try {
    return JSON.parse(randomBody(random).toString());
  } catch {
    return { query: randomText(random) };
  }
}

const TEXT = 1;
const OPCODES = [0, TEXT, TEXT, TEXT, TEXT, TEXT, 2, 2, 8, 9, 10, 3, 11];

export interface RandomFrame {
  readonly bytes: Buffer;
  readonly opcode: number;
  /** Whether it has the length that it announces: otherwise it takes what follows for its own content. */
  readonly isWhole: boolean;
}

/** A WebSocket frame from a client: mostly a whole masked message, sometimes what the protocol forbids. */
export function randomFrame(random: Random): RandomFrame {
  const opcode = random.pick(OPCODES);
  // Longer ones need another form of the length.
  const content = randomMessage(random).subarray(0, opcode >= 8 ? 125 : 2 ** 16 - 1);
  const isLast = !random.happens(5);
  const isMasked = !random.happens(2);
  const reserved = random.happens(2) ? 0x40 : 0;
  const announced = random.happens(2) ? random.below(2 ** 16) : content.length;
  const first = (isLast ? 0x80 : 0) | reserved | opcode;
  const mask = isMasked ? 0x80 : 0;
  const head =
    announced < 126
      ? Buffer.of(first, mask | announced)
      : Buffer.of(first, mask | 126, (announced >> 8) & 0xff, announced & 0xff);
  const key = randomBytes(random, isMasked ? 4 : 0);
  const masked = isMasked ? content.map((byte, at) => byte ^ key[at % 4]!) : content;
  const isWhole = announced === content.length;
  return { bytes: Buffer.concat([head, key, masked]), opcode, isWhole };
}
