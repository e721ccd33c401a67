import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import type { Doc } from '../bson/value.js';
import type { Hit } from '../plan/run.js';
import { compileFilter, type MatchDetails } from '../query/match.js';
import type { Collection, StoredDocument } from '../storage/collection.js';
import { applyUpdate } from '../update/apply.js';
import type { Update } from '../update/update.js';
import { checkStorable } from './insert.js';
import type { SearchRequest } from './search.js';

/** Updates one document that was found. Undefined when the update leaves it as it is. Inside of a write. */
export function modify(
  collection: Collection,
  hit: Hit,
  request: SearchRequest,
  update: Update,
  now: Date,
): StoredDocument | undefined {
  const details: MatchDetails = {};
  if (update.kind === 'operators' && update.isPositional) compileFilter(request.filter)(hit.doc, details);
  const doc: Doc = applyUpdate(decode(hit.bytes), update, { offset: details.offset, isInsert: false, now });
  checkStorable(doc);
  const bytes = encode(doc);
  if (bytes.equals(hit.bytes)) return undefined;
  // The document that was found is not even decoded when no index asks for what it was.
  collection.replace(hit, { doc, bytes }, update.kind === 'operators' ? update.fields : undefined);
  return { doc, bytes };
}
