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
  /** The `traceparent` of a remote parent span. @default the active span */
  parent?: string | undefined;
  attributes?: Attributes;
}

let tracer: Tracer | null = null;

/** Sets the tracer of the process; null, the initial value, disables tracing. */
export function traceWith(next: Tracer | null): void {
  tracer = next;
}

/** Runs work inside a span. Free of cost without a tracer. */
export function span<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  if (!tracer) return work();
  const { kind, parent, attributes = {} } = options;
  const within = parent === undefined ? context.active() : contextOf(parent);
  return tracer.startActiveSpan(name, { kind: SpanKind[kind], attributes }, within, (started) =>
    ended(started, work),
  );
}

/** Adds attributes to the active span. */
export function annotate(attributes: Attributes): void {
  if (tracer) trace.getActiveSpan()?.setAttributes(attributes);
}

/** The `traceparent` header (W3C Trace Context) of the active span; undefined without tracing. */
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
