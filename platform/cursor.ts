import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { fromBase64Url } from './base64url.js';
import { badInput } from './errors.js';

/**
 * Cursors are opaque to clients: a version, the list they belong to and a position, signed, as base64url.
 *
 *     base64url( "1" | JSON [list, ...position] | first 8 bytes of HMAC-SHA256 )
 *
 * A cursor that is forged, truncated or from another list throws BAD_USER_INPUT.
 */
export class Cursors {
  readonly #key: Buffer;

  constructor(secret: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'rookery cursors', 32));
  }

  /**
   * `list` identifies the list and everything that its order depends on: `user-tweets:123`,
   * `search:top:cats`.
   */
  pack(list: string, position: readonly (string | number)[]): string {
    const body = Buffer.from(`1${JSON.stringify([list, ...position])}`);
    return Buffer.concat([body, this.#sign(body)]).toString('base64url');
  }

  /** The position in a cursor of this list. `argument` names the input in the error: `after`, `before`. */
  unpack(list: string, cursor: string, argument = 'after'): (string | number)[] {
    const bytes = fromBase64Url(cursor) ?? Buffer.alloc(0);
    const body = bytes.subarray(0, -8);
    const signature = bytes.subarray(-8);
    if (bytes.length <= 8 || body[0] !== 0x31 || !timingSafeEqual(signature, this.#sign(body))) {
      throw badInput(argument, 'This is not a cursor.');
    }
    const [owner, ...position] = JSON.parse(body.subarray(1).toString()) as [string, ...(string | number)[]];
    if (owner !== list) throw badInput(argument, 'This cursor belongs to another list.');
    return position;
  }

  #sign(body: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(body).digest().subarray(0, 8);
  }
}
