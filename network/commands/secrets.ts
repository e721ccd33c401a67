import { ensureSecrets } from '#platform/secrets.js';
import { expectNoArguments } from '../cli.js';
import { ROOKERY_SETTINGS } from '../settings.js';

/** `rookery secrets` */
export async function run(args: readonly string[]): Promise<void> {
  expectNoArguments(args);
  const { ROOKERY_SECRETS } = ROOKERY_SETTINGS.read(['ROOKERY_SECRETS']);
  await ensureSecrets(ROOKERY_SECRETS ?? '');
  console.log(`The secrets are in ${ROOKERY_SECRETS}`);
}
