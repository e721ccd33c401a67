import { Writer } from '../bson/writer.js';
import { REPLY_HEAD_BYTES } from '../wire/message.js';

const STRING = 0x02;
const DOCUMENT = 0x03;
const ARRAY = 0x04;
const INT32 = 0x10;
const INT64 = 0x12;

/** A batch is expected to be no larger than this: one that is grows on its way. */
const MAX_EXPECTED_BYTES = 64 * 1024;

/** What an element of a batch takes beside its document, about. */
const NAME_BYTES = 5;

/**
 * The reply `{ cursor: { firstBatch, id, ns }, ok: 1 }`. Its documents are copied once, as they come and without a look into them: to
 * where they are sent from.
 */
export class CursorReply {
  /** How many documents it holds. */
  count = 0;
  private readonly writer = new Writer(REPLY_HEAD_BYTES);
  private readonly whole: number;
  private readonly cursor: number;
  private readonly batch: number;
  private readonly size: number;

  /** `size` is the number of documents that there may be. */
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

  /** The whole message but for its head; `id` is zero when no more documents will come. */
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
