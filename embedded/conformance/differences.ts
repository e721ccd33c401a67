/** One thing that some MongoDB-compatible engine does in another way than MongoDB and the embedded store. */
export interface Difference {
  /** The title of the test that shows it. */
  readonly title: string;
  readonly why: string;
}

const OTHER_CODE = 'refused as well, under another code';

/** Every difference between engines that the suite knows. The embedded store itself has none of these. */
export const DIFFERENCES: readonly Difference[] = [
  ...[
    '{"a":{"$regex":"a","$options":"q"}} is refused with code 51108',
    '{"a":{"$regex":"("}} is refused with code 51091',
    '{"a":1,"n":0} is refused with code 31254',
    '{"a":0,"n":1} is refused with code 31253',
    '{"a":1,"a.b":1} is refused with code 31249',
    '{"a.b":1,"a":1} is refused with code 31250',
    '{"$pop":{"n":1}} is refused with code 14 and changes nothing',
    '{"$rename":{"n":"n"}} is refused with code 2 and changes nothing',
    '{"$set":{"n.$[]":1}} is refused with code 2 and changes nothing',
    '{"$set":{"a..b":1}} is refused with code 56 and changes nothing',
    'the index {"a":1} with {"sparse":true,"partialFilterExpression":{"a":1}} is refused',
    'the pipeline [{"$group":{"_id":1,"a":5}}] is refused with code 40234',
    'the pipeline [{"$unwind":"tags"}] is refused with code 28818',
    'the pipeline [{"$count":""}] is refused with code 40156',
  ].map((title) => ({ title, why: OTHER_CODE })),
  {
    title: 'the order of keys survives updates',
    why: 'new fields come in the order of the update, not by name',
  },
  {
    title: '$pull and $pullAll makes of each document what it should',
    why: '$pull takes a pattern for a value',
  },
  {
    title: 'an update that changes nothing modifies nothing',
    why: 'counts a write of the same value as a change',
  },
  { title: 'two arrays side by side cannot be indexed', why: 'indexes them by every pair of elements' },
  { title: 'queries that an index answers use it', why: 'reports what was examined per stage only' },
  { title: 'a query without an index shows a collection scan', why: 'shows a scan of the _id index' },
  { title: '$count of nothing is nothing', why: 'counts 0' },
  { title: 'the pipeline [{"$project":{}}] is refused with code 51272', why: 'lets everything through' },
];
