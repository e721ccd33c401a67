export { writeBackup, type BackupOptions } from './backup.js';
export { restoreBackup, RESTORES, type RestoreOptions } from './restore.js';
export type { Manifest } from './manifest.js';
