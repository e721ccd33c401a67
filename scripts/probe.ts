// Asks this container's own process whether it is ready; the exit code is the answer. Used by health checks.
import { readSettings } from '#platform/env.js';

const { PORT } = readSettings();
const ready = await fetch(`http://127.0.0.1:${PORT}/ready`).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = ready ? 0 : 1;
