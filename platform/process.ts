import { SettingsError, type ProcessSettings } from './config/index.js';
import { DisposalStack } from './lifecycle.js';
import { createLog, type Log } from './log.js';

export interface ProcessOptions<Settings extends ProcessSettings> {
  /** Names the process in logs, traces and messages. */
  name: string;
  /** Reads the settings; throws a SettingsError with every mistake in them. */
  readSettings: () => Settings;
  /** Opens everything; `stack` closes it again. */
  start: (stack: DisposalStack, settings: Settings, log: Log) => Promise<void>;
}

/**
 * The life of a process that serves: reads the settings, starts, waits for a signal and closes everything in reverse order.
 * A failure at the start is one clear line and exit code 1. A second signal ends the process at once.
 */
export async function runProcess<Settings extends ProcessSettings>({
  name,
  readSettings,
  start,
}: ProcessOptions<Settings>): Promise<void> {
  const stack = new DisposalStack();
  try {
    const settings = readSettings();
    const collector = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
    // The exporter is loaded only where traces are wanted.
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

/** Signals are handled only from here on: before, there is nothing that must be closed with care. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = (): void => {
      process.off('SIGTERM', onSignal).off('SIGINT', onSignal);
      resolve();
    };
    process.once('SIGTERM', onSignal).once('SIGINT', onSignal);
  });
}

/** One clear line for a failure; for settings, one for each mistake. */
function explain(name: string, error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `${name}: port ${port ?? ''} is in use; set PORT to another.`;
  if (code === 'EACCES') return `${name}: ${message}`;
  return `${name} could not start: ${error instanceof Error ? error.message : String(error)}`;
}
