import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { traceWith } from './span.js';

/**
 * Exports the traces of this process to an OpenTelemetry collector (OTLP over HTTP; `endpoint` without the
 * path). Disposal flushes pending spans. The only module that loads the exporter, which most processes do not
 * need.
 */
export function exportTraces(service: string, endpoint: string): AsyncDisposable {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: new Resource({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  traceWith(provider.getTracer('rookery'));
  return {
    [Symbol.asyncDispose]: async () => {
      traceWith(null);
      await provider.shutdown();
      context.disable();
      propagation.disable();
      trace.disable();
    },
  };
}
