import { LRUCache } from 'lru-cache';
import { HttpRefusal } from './refusal.js';

/** The media type of the GraphQL over HTTP specification; JSON_TYPE is the older one. */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
export const JSON_TYPE = 'application/json';
/** Server-sent events. */
export const EVENT_STREAM = 'text/event-stream';

interface Accepted {
  type: string;
  quality: number;
}

/** Parsed Accept headers: clients send few different ones. */
const known = new LRUCache<string, readonly Accepted[]>({ max: 100 });

/** The types of an Accept header, in lower case without parameters, by falling quality. */
function accepted(header: string): readonly Accepted[] {
  let types = known.get(header);
  if (!types) known.set(header, (types = parseAccept(header)));
  return types;
}

function parseAccept(header: string): Accepted[] {
  return header
    .split(',')
    .map((range): Accepted => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { type, quality: q === undefined ? 1 : Number(q) || 0 };
    })
    .filter(({ type, quality }) => type !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality);
}

/** The media type of the response; null when the client accepts none that the gateway has. */
export function negotiate(accept: string | undefined): string | null {
  if (accept === undefined) return JSON_TYPE;
  for (const { type } of accepted(accept)) {
    if (type === GRAPHQL_RESPONSE) return GRAPHQL_RESPONSE;
    if (type === JSON_TYPE || type === 'application/*' || type === '*/*') return JSON_TYPE;
  }
  return null;
}

/** Whether a client prefers a page to data: a browser. */
export function prefersHtml(accept: string | undefined): boolean {
  return prefers('text/html', accept);
}

/** Whether a client prefers an event stream to JSON. */
export function prefersEvents(accept: string | undefined): boolean {
  return prefers(EVENT_STREAM, accept);
}

function prefers(wanted: string, accept: string | undefined): boolean {
  if (accept === undefined) return false;
  const ours = [wanted, JSON_TYPE, GRAPHQL_RESPONSE];
  return accepted(accept).find(({ type }) => ours.includes(type))?.type === wanted;
}

/** Accepts JSON in UTF-8 alone. Browsers send a preflight before they post it across origins, which prevents CSRF. */
export function checkContentType(header: string | undefined): void {
  if (header === JSON_TYPE) return;
  const [type, ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const isUtf8 = charset === undefined || /^"?utf-?8"?$/.test(charset);
  if (type === JSON_TYPE && isUtf8) return;
  throw new HttpRefusal('BAD_REQUEST', {
    status: 415,
    message: 'Send JSON: `content-type: application/json`, in UTF-8.',
  });
}
