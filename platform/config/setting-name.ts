/** The name of a setting: `settingName('LIMIT', 'fetchMs')` is `ROOKERY_LIMIT_FETCH_MS`. Words are told by capitals or hyphens. */
export function settingName(group: string, name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').replaceAll('-', '_');
  return `ROOKERY_${group}_${words.toUpperCase()}`;
}
