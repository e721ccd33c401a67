import { LRUCache } from 'lru-cache';
import { HttpRefusal } from './refusal.js';

/** What GraphQL over HTTP answers in: the type of its specification, and the older one. */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
export const JSON_TYPE = 'application/json';
/** Server-sent events. */
export const EVENT_STREAM = 'text/event-stream';

interface Accepted {
  type: string;
  quality: number;
}

/** Clients say the same again and again. */
const known = new LRUCache<string, readonly Accepted[]>({ max: 100 });

/** What an Accept header says: types in lower case without parameters, best first. */
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

/** The type to answer in, or null when the client wants none that we have. */
export function negotiate(accept: string | undefined): string | null {
  if (accept === undefined) return JSON_TYPE;
  for (const { type } of accepted(accept)) {
    if (type === GRAPHQL_RESPONSE) return GRAPHQL_RESPONSE;
    if (type === JSON_TYPE || type === 'application/*' || type === '*/*') return JSON_TYPE;
  }
  return null;
}

/** Whether a browser asks for a page, not a program for data. */
export function prefersHtml(accept: string | undefined): boolean {
  return prefers('text/html', accept);
}

/** Whether a client wants its answer as an event stream rather than as JSON. */
export function prefersEvents(accept: string | undefined): boolean {
  return prefers(EVENT_STREAM, accept);
}

function prefers(wanted: string, accept: string | undefined): boolean {
  if (accept === undefined) return false;
  const ours = [wanted, JSON_TYPE, GRAPHQL_RESPONSE];
  return accepted(accept).find(({ type }) => ours.includes(type))?.type === wanted;
}

/** Only JSON in UTF-8 is read. Browsers ask first before they send it to a foreign origin, and that is the point. */
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
