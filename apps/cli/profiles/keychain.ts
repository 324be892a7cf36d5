import { createRequire } from 'node:module';

const SERVICE = 'remit';

interface Entry {
  setPassword(password: string): void;
  getPassword(): string | null;
  deletePassword(): boolean;
}

type Keyring = { readonly Entry: new (service: string, name: string, options: object) => Entry };

/** On Linux the library would otherwise use the kernel's keyring, which is empty after a restart. */
const ONLY_LASTING = { linux: { store: 'secret-service' } };

/** Stores keys in the system's keychain. Without one, as on most servers, it stores and finds nothing. */
export const keychain = {
  keep: (profile: string, key: string): boolean =>
    tried(() => {
      const entry = entryOf(profile);
      entry.setPassword(key);
      return entry.getPassword() === key;
    }) ?? false,
  find: (profile: string): string | undefined => tried(() => entryOf(profile).getPassword()) ?? undefined,
  forget: (profile: string): boolean => tried(() => entryOf(profile).deletePassword()) ?? false,
};

function entryOf(profile: string): Entry {
  // A native module, which may be missing on an uncommon system.
  const { Entry } = createRequire(__filename)('@napi-rs/keyring') as Keyring;
  return new Entry(SERVICE, profile, ONLY_LASTING);
}

function tried<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
