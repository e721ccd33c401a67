// Makes the secrets of a new cluster in the directory that ROOKERY_SECRETS names; what is there stays.
import { readSettings } from '#platform/env.js';
import { ensureSecrets } from '#platform/secrets.js';

const { ROOKERY_SECRETS } = readSettings(['ROOKERY_SECRETS']);
await ensureSecrets(ROOKERY_SECRETS ?? '');
console.log(`The secrets are in ${ROOKERY_SECRETS}`);
