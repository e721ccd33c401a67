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

/** Updates one matching document. Undefined when the update changes nothing. Must run inside `write`. */
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
  // The old document is decoded only when an index depends on the changed fields.
  collection.replace(hit, { doc, bytes }, update.kind === 'operators' ? update.fields : undefined);
  return { doc, bytes };
}
