import { Writer } from '../bson/writer.js';
import { REPLY_HEAD_BYTES } from '../wire/message.js';

const STRING = 0x02;
const DOCUMENT = 0x03;
const ARRAY = 0x04;
const INT32 = 0x10;
const INT64 = 0x12;

/** Initial buffer size for a batch; larger batches grow the buffer. */
const MAX_EXPECTED_BYTES = 64 * 1024;

/** Estimated overhead of a document in a batch, in bytes. */
const NAME_BYTES = 5;

/**
 * The reply `{ cursor: { firstBatch, id, ns }, ok: 1 }`. Documents are copied once, undecoded, into the
 * buffer that is sent.
 */
export class CursorReply {
  /** Number of documents in the reply. */
  count = 0;
  private readonly writer = new Writer(REPLY_HEAD_BYTES);
  private readonly whole: number;
  private readonly cursor: number;
  private readonly batch: number;
  private readonly size: number;

  /** `size` is the maximum number of documents. */
  constructor(field: 'firstBatch' | 'nextBatch', size: number) {
    const { writer } = this;
    this.size = size;
    this.whole = writer.begin();
    writer.name(DOCUMENT, 'cursor');
    this.cursor = writer.begin();
    writer.name(ARRAY, field);
    this.batch = writer.begin();
  }

  add(document: Buffer): void {
    const { writer } = this;
    if (this.count === 0) {
      writer.reserve(Math.min(MAX_EXPECTED_BYTES, this.size * (NAME_BYTES + document.length)));
    }
    writer.name(DOCUMENT, String(this.count++));
    writer.raw(document);
  }

  /** The whole message without its header. `id` is zero when the cursor is exhausted. */
  finish(ns: string, id: bigint): Buffer {
    const { writer } = this;
    writer.end(this.batch);
    writer.name(INT64, 'id');
    writer.int64(id);
    writer.name(STRING, 'ns');
    writer.string(ns);
    writer.end(this.cursor);
    writer.name(INT32, 'ok');
    writer.int32(1);
    writer.end(this.whole);
    return writer.result();
  }
}
