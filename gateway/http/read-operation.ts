import type { IncomingMessage } from 'node:http';
import type { OperationRequest } from '../pipeline/index.js';
import { readText } from './body.js';
import { checkContentType } from './media-types.js';
import { HttpRefusal } from './refusal.js';
import type { Target } from './target.js';

/** Reads a GraphQL request from a POST with a JSON body, or from the parameters of a GET. */
export async function readOperation(
  request: IncomingMessage,
  { parameters }: Target,
  maxBytes: number,
): Promise<OperationRequest> {
  if (request.method === 'GET') {
    if (request.headers['content-type'] !== undefined) checkContentType(request.headers['content-type']);
    if (!isUtf8Encoded(request.url)) throw bad('The parameters are not valid UTF-8.');
    return fromParameters(parameters);
  }
  checkContentType(request.headers['content-type']);
  return fromBody(parseJson(await readText(request, maxBytes), 'The body'));
}

/** Bytes that are percent-encoded. Node refuses an address with bytes beyond ASCII that are not. */
const BYTES = /(?:%[0-9a-f]{2})+/gi;

/** Whether the bytes of an address are UTF-8, as a body must be: `URLSearchParams` would replace those that are not. */
function isUtf8Encoded(url = ''): boolean {
  for (const [bytes] of url.matchAll(BYTES)) {
    try {
      decodeURIComponent(bytes);
    } catch {
      return false;
    }
  }
  return true;
}

function fromParameters(parameters: URLSearchParams): OperationRequest {
  const json = (name: string): unknown => {
    const text = parameters.get(name);
    return text ? parseJson(text, `\`${name}\``) : undefined;
  };
  return fromBody({
    query: parameters.get('query') ?? undefined,
    documentId: parameters.get('documentId') ?? undefined,
    operationName: parameters.get('operationName') ?? undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  });
}

function fromBody(body: unknown): OperationRequest {
  if (Array.isArray(body)) throw bad('Send one operation at a time.');
  if (!isObject(body)) throw bad('The body must be a JSON object.');
  const { query, documentId, operationName, variables, extensions } = body;
  return {
    query: optional('query', query, isText, 'a text'),
    documentId: optional('documentId', documentId, isText, 'a text'),
    operationName: optional('operationName', operationName, isText, 'a text'),
    variables: optional('variables', variables, isObject, 'an object'),
    extensions: optional('extensions', extensions, isObject, 'an object'),
  };
}

function optional<Value>(
  name: keyof OperationRequest,
  value: unknown,
  fits: (value: unknown) => value is Value,
  kind: string,
): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (!fits(value)) throw bad(`\`${name}\` must be ${kind}.`);
  return value;
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad(`${what} is not valid JSON.`);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(message: string): HttpRefusal {
  return new HttpRefusal('BAD_REQUEST', { message });
}
