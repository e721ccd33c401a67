import { ERRORS, type ErrorCode } from '#platform/errors.js';

interface RefusalDetails {
  message?: string;
  /** Overrides the status of the error table where HTTP has a more exact one. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
}

/** A request that is refused before the pipeline: not a GraphQL request, or not allowed. */
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
