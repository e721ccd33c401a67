export { annotate, span, traceparent, type SpanOptions } from './span.js';
