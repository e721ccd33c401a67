/** A document of ids alone, and of documents of such. */
interface KeyDocument {
  readonly [field: string]: string | null | KeyDocument;
}

/** The types of BSON that such documents have. */
const TEXT = 0x02;
const DOCUMENT = 0x03;
const NULL = 0x0a;

/**
 * Reads documents of ids as they came over the wire: what a find with `raw` gives. Lists of keys are read by the hundred, and
 * the driver, which is ready for all that a document may have, takes three times as long for them.
 */
export function readKeys<Keys extends object>(documents: readonly unknown[]): Keys[] {
  return (documents as readonly Uint8Array[]).map(({ buffer, byteOffset, byteLength }) => {
    // Ids have no character that is not a byte.
    const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
    return readFields(text, 0) as Keys;
  });
}

function readFields(text: string, start: number): KeyDocument {
  const document: Record<string, KeyDocument[string]> = {};
  const end = start + lengthAt(text, start) - 1;
  for (let at = start + 4; at < end;) {
    const type = text.charCodeAt(at);
    const value = text.indexOf('\0', at) + 1;
    const field = text.slice(at + 1, value - 1);
    const length = type === NULL ? 0 : lengthAt(text, value);
    if (type === NULL) document[field] = null;
    else if (type === TEXT) document[field] = text.slice(value + 4, value + 3 + length);
    else if (type === DOCUMENT) document[field] = readFields(text, value);
    else throw new TypeError(`The field ${field} is no key: it has the type ${type}.`);
    // A text has its length before it, which a document counts in.
    at = value + length + (type === TEXT ? 4 : 0);
  }
  return document;
}

/** Four bytes, the lowest first. */
function lengthAt(text: string, at: number): number {
  return (
    text.charCodeAt(at) |
    (text.charCodeAt(at + 1) << 8) |
    (text.charCodeAt(at + 2) << 16) |
    (text.charCodeAt(at + 3) << 24)
  );
}
