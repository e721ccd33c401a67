import { ERRORS, type ErrorCode } from '#platform/errors.js';

interface RefusalDetails {
  message?: string;
  /** Where HTTP has a more exact status than the table. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
}

/** A request that is no GraphQL request, or must not be looked at: answered without running anything. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly code: ErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, { message, status, headers = {} }: RefusalDetails = {}) {
    super(message ?? ERRORS[code].message);
    this.code = code;
    this.status = status ?? ERRORS[code].status;
    this.headers = headers;
  }
}
