import type { Binary } from 'mongodb';
import type { Envelope, WrappedKey } from '#platform/encryption/index.js';
import { wordsOf } from '#social/text/words.js';
import { MAX_WORDS } from '../rules/limits.js';

/** A sealed text. The driver returns the bytes that it was given as a Binary. */
export type Sealed = Uint8Array | Binary;

/** What belongs to a text: its conversation and the key of that. */
interface Owner {
  _id: string;
  key: WrappedKey;
}

/** Texts at rest: the bodies of messages and the names of groups. The only place where they are sealed and opened. */
export class Bodies {
  readonly #envelope: Envelope;

  constructor(envelope: Envelope) {
    this.#envelope = envelope;
  }

  newKey(): WrappedKey {
    return this.#envelope.newKey();
  }

  /** `id`: the Snowflake of the message. */
  sealText({ _id, key }: Owner, id: string, text: string): Uint8Array {
    return this.#envelope.seal(key, text, `${_id}:${id}`);
  }

  openText({ _id, key }: Owner, { id, body }: { id: string; body: Sealed | null }): string | null {
    return body === null ? null : this.#envelope.open(key, bytesOf(body), `${_id}:${id}`);
  }

  /** The fingerprints of the words of texts, each once: of the first 500 different ones. */
  fingerprintsIn({ key }: Pick<Owner, 'key'>, texts: readonly string[]): string[] {
    const words = new Set(texts.flatMap(wordsOf));
    return [...words].slice(0, MAX_WORDS).map((word) => this.#envelope.fingerprint(key, word));
  }

  fingerprintOf({ key }: Pick<Owner, 'key'>, word: string): string {
    return this.#envelope.fingerprint(key, word);
  }

  sealName({ _id, key }: Owner, name: string | null): Uint8Array | null {
    return name === null ? null : this.#envelope.seal(key, name, `${_id}:name`);
  }

  openName({ _id, key }: Owner, name: Sealed | null): string | null {
    return name === null ? null : this.#envelope.open(key, bytesOf(name), `${_id}:name`);
  }
}

function bytesOf(sealed: Sealed): Uint8Array {
  return sealed instanceof Uint8Array ? sealed : sealed.buffer;
}
