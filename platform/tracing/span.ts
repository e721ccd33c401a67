import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
  type Tracer,
} from '@opentelemetry/api';

export interface SpanOptions {
  kind: keyof typeof SpanKind;
  /** The `traceparent` of what caused it, where that comes from outside. @default what is under way here */
  parent?: string | undefined;
  attributes?: Attributes;
}

let tracer: Tracer | null = null;

/** Traces with this tracer from now on; with none at all until then, and when it is null. */
export function traceWith(next: Tracer | null): void {
  tracer = next;
}

/** Does some work as one span of a trace. Costs nothing where nobody traces. */
export function span<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  if (!tracer) return work();
  const { kind, parent, attributes = {} } = options;
  const within = parent === undefined ? context.active() : contextOf(parent);
  return tracer.startActiveSpan(name, { kind: SpanKind[kind], attributes }, within, (started) =>
    ended(started, work),
  );
}

/** Adds to the span that is under way. */
export function annotate(attributes: Attributes): void {
  if (tracer) trace.getActiveSpan()?.setAttributes(attributes);
}

/** Where the trace stands, in the words of W3C Trace Context; undefined where nobody traces. */
export function traceparent(): string | undefined {
  if (!tracer) return undefined;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

function contextOf(parent: string) {
  return propagation.extract(ROOT_CONTEXT, { traceparent: parent });
}

async function ended<T>(started: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    started.recordException(error instanceof Error ? error : String(error));
    started.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    started.end();
  }
}
