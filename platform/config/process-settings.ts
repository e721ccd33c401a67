import { httpUrl, oneOf, text, wholeNumber } from './formats.js';
import { declareSettings, type ValuesOf } from './settings.js';

/** The settings of every process. */
export const PROCESS_SETTINGS = declareSettings({
  /** Where the process listens. 0 takes a free port. */
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: text.default('127.0.0.1'),
  NODE_ENV: oneOf('development', 'production', 'test').default('development'),
  ROOKERY_LOG: oneOf('silent', 'error', 'warn', 'info', 'debug').default('warn'),
  /** The commit that the image was built from, for its metrics. */
  ROOKERY_COMMIT: text.default(''),
  /** Where spans are sent: an OpenTelemetry collector, OTLP over HTTP. */
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
});

export type ProcessSettings = ValuesOf<typeof PROCESS_SETTINGS>;
