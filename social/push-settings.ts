import { declareSettings, httpUrl, matching, onOff, text, type ValuesOf } from '#platform/config/index.js';

/** How notifications are pushed to devices; the same for every process of the notifications subgraph. */
export interface PushOptions {
  /** Whom the operators of push services may write to (`mailto:` or `https:`). Null switches Web Push off. */
  contact: string | null;
  /** The service that pushes to apps, and the file of its bearer token. Null switches it off. */
  app: { url: string; tokenFile: string } | null;
  /** Whether browsers may name a push service on this machine: for tests and local development. */
  allowLoopback: boolean;
  /** PEM certificates of the authorities to trust. @default those of Node.js */
  ca?: string | undefined;
}

/** Neither Web Push nor pushes to apps. */
export const NO_PUSH: PushOptions = { contact: null, app: null, allowLoopback: false };

/** A contact for a network on one machine, which a service cannot write to. */
const LOCAL_CONTACT = 'mailto:operator@localhost';

export const PUSH_SETTINGS = declareSettings({
  /** Whom the operators of push services may write to. @default an address of no use; none in production */
  ROOKERY_WEB_PUSH_CONTACT: matching(
    /^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/,
    'must be a mailto: or an https: URL',
  ).optional(),
  /** Where pushes to apps are posted. */
  ROOKERY_APP_PUSH_URL: httpUrl.optional(),
  /** A file with the bearer token for it, read for every push. */
  ROOKERY_APP_PUSH_TOKEN_FILE: text.optional(),
  /** Whether browsers may name a push service on this machine. */
  ROOKERY_PUSH_LOOPBACK: onOff.default(false),
})
  .default(({ NODE_ENV }) => (NODE_ENV === 'production' ? {} : { ROOKERY_WEB_PUSH_CONTACT: LOCAL_CONTACT }))
  .check(({ ROOKERY_APP_PUSH_URL, ROOKERY_APP_PUSH_TOKEN_FILE }) =>
    (ROOKERY_APP_PUSH_URL === undefined) === (ROOKERY_APP_PUSH_TOKEN_FILE === undefined)
      ? []
      : ['ROOKERY_APP_PUSH_URL and ROOKERY_APP_PUSH_TOKEN_FILE must be set together'],
  );

/** The options of pushes that the settings give. */
export function pushOptions(settings: ValuesOf<typeof PUSH_SETTINGS>): PushOptions {
  const { ROOKERY_APP_PUSH_URL: url, ROOKERY_APP_PUSH_TOKEN_FILE: tokenFile } = settings;
  return {
    contact: settings.ROOKERY_WEB_PUSH_CONTACT ?? null,
    app: url === undefined || tokenFile === undefined ? null : { url, tokenFile },
    allowLoopback: settings.ROOKERY_PUSH_LOOPBACK,
  };
}
