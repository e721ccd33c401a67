import { expectNoArguments } from '../cli.js';
import { ROOKERY_SETTINGS } from '../settings.js';

/** `rookery probe`: for health checks, which read the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  expectNoArguments(args);
  const { PORT } = ROOKERY_SETTINGS.read();
  const isReady = await fetch(`http://127.0.0.1:${PORT}/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
  process.exitCode = isReady ? 0 : 1;
}
