export const API_KEY_SCOPES = ['read', 'write', 'admin'] as const;

/** `read`: look; `write`: also create and change; `admin`: also keys, environments and connections. */
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];
