import type { Value } from './bson/value.js';

/** MongoDB's codes for all errors of this store. */
export const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  WriteConcernFailed: 64,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CommandNotSupported: 115,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  InvalidIndexSpecificationOption: 197,
  CursorKilled: 237,
  NotImplemented: 238,
  ClientDisconnect: 279,
  NoQueryExecutionPlans: 291,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  APIVersionError: 322,
  APIStrictError: 323,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  KeyTooLong: 17280,
  Location15955: 15955,
  Location15958: 15958,
  Location15959: 15959,
  Location15973: 15973,
  Location15976: 15976,
  Location28769: 28769,
  Location28809: 28809,
  Location28810: 28810,
  Location28811: 28811,
  Location28818: 28818,
  Location28822: 28822,
  Location31249: 31249,
  Location31250: 31250,
  Location31253: 31253,
  Location31254: 31254,
  Location40156: 40156,
  Location40234: 40234,
  Location40235: 40235,
  Location40237: 40237,
  Location40238: 40238,
  Location40272: 40272,
  Location40323: 40323,
  Location40324: 40324,
  Location40352: 40352,
  Location40353: 40353,
  IDLDuplicateField: 40413,
  IDLFailedToParse: 40414,
  IDLUnknownField: 40415,
  Location51024: 51024,
  Location51075: 51075,
  Location51091: 51091,
  Location51108: 51108,
  Location51270: 51270,
  Location51272: 51272,
  Location4886600: 4886600,
  Location5107201: 5107201,
} as const;

export type CodeName = keyof typeof CODES;

/** An error that the client receives as `{ ok: 0, code, codeName, errmsg }` or as a write error. */
export class CommandError extends Error {
  readonly codeName: CodeName;
  /** Additional fields of the reply, such as keyPattern and keyValue of a duplicate key. */
  readonly details: Record<string, Value>;

  constructor(codeName: CodeName, message: string, details: Record<string, Value> = {}) {
    super(message);
    this.codeName = codeName;
    this.details = details;
  }

  get code(): number {
    return CODES[this.codeName];
  }
}

/** An error for a feature of MongoDB that this store does not have. */
export function notImplemented(what: string): CommandError {
  return new CommandError(
    'NotImplemented',
    `${what}: not supported by the embedded store (see docs/embedded-store.md)`,
  );
}

/** An error for a malformed argument. */
export function badValue(message: string): CommandError {
  return new CommandError('BadValue', message);
}
