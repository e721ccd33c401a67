import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/** The start of the data in LMDB's two meta pages, after a page header of 24 bytes. */
const HEADER_BYTES = 24;
const META_BYTES = HEADER_BYTES + 136;
const MAGIC = 0xbeefc0de;
const PAGE_SIZE_AT = HEADER_BYTES + 24;
/** The root pages of the free list and of the data. */
const ROOTS_AT = [HEADER_BYTES + 64, HEADER_BYTES + 112];
const TRANSACTION_AT = HEADER_BYTES + 128;
const NO_ROOT = 2n ** 64n - 1n;

/**
 * Checks that a file is a complete LMDB file before LMDB maps it into memory: a foreign or truncated file
 * would crash the process instead of throwing. Returns the damage, or undefined. A missing or empty file is a
 * new one.
 */
export function findDamage(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    return size === 0 ? undefined : findDamageIn(file, size);
  } finally {
    closeSync(file);
  }
}

function findDamageIn(file: number, size: number): string | undefined {
  const first = readMeta(file, 0);
  if (!isMeta(first)) return 'it is no LMDB file';
  const pageSize = first.readUInt32LE(PAGE_SIZE_AT);
  const second = readMeta(file, pageSize);
  if (!isMeta(second)) return 'its second page is damaged';
  const newer = transaction(first) > transaction(second) ? first : second;
  const roots = ROOTS_AT.map((at) => newer.readBigUInt64LE(at)).filter((root) => root !== NO_ROOT);
  if (roots.some((root) => (root + 1n) * BigInt(pageSize) > BigInt(size))) return 'it is truncated';
  return undefined;
}

function readMeta(file: number, at: number): Buffer {
  const meta = Buffer.alloc(META_BYTES + 8);
  readSync(file, meta, 0, meta.length, at);
  return meta;
}

function isMeta(meta: Buffer): boolean {
  return meta.readUInt32LE(HEADER_BYTES) === MAGIC;
}

function transaction(meta: Buffer): bigint {
  return meta.readBigUInt64LE(TRANSACTION_AT);
}
