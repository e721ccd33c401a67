import { readSettings, SettingsError, type Settings } from './env.js';
import { DisposalStack } from './lifecycle.js';
import { createLog, type Log } from './log.js';

/**
 * The life of every process: read the settings, start, wait for a signal, close in reverse order. Whatever goes wrong at
 * the start is one clear line and exit code 1. A second signal ends the process at once.
 */
export async function runProcess(
  name: string,
  required: readonly (keyof Settings)[],
  start: (stack: DisposalStack, settings: Settings, log: Log) => Promise<void>,
): Promise<void> {
  const stack = new DisposalStack();
  try {
    const settings = readSettings(required);
    const collector = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
    // Loaded only where somebody wants traces.
    if (collector !== undefined)
      stack.use((await import('./tracing/export.js')).exportTraces(name, collector));
    await start(stack, settings, createLog(name, settings.ROOKERY_LOG));
    await untilSignal();
  } catch (error) {
    console.error(explain(name, error));
    process.exitCode = 1;
  }
  await stack[Symbol.asyncDispose]();
}

/** Until then a signal ends the process as it always does: there is nothing yet that must be closed with care. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = (): void => {
      process.off('SIGTERM', onSignal).off('SIGINT', onSignal);
      resolve();
    };
    process.once('SIGTERM', onSignal).once('SIGINT', onSignal);
  });
}

/** One clear line (for settings: one each) of what went wrong. */
function explain(name: string, error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `${name}: port ${port ?? ''} is in use; set PORT to another.`;
  if (code === 'EACCES') return `${name}: ${message}`;
  return `${name} could not start: ${error instanceof Error ? error.message : String(error)}`;
}
