import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CommandFailed, EXIT } from '../failures';
import { keychain } from './keychain';
import { configFolder } from './user-folders';

/** A named server with its key. */
export interface Profile {
  readonly url: string;
  readonly environment?: string;
  /** Set only when the system's keychain does not store it. */
  readonly key?: string;
}

interface Stored {
  readonly current?: string;
  readonly profiles: Readonly<Record<string, Profile>>;
}

const NAME = /^[a-z0-9][\w.-]{0,63}$/i;

/** The profiles of this user, in a file that only the user can read. */
export class Profiles {
  readonly file = path.join(configFolder(), 'remit', 'profiles.json');

  /** Profiles with their names. Do not print `profile.key`. */
  list(): { readonly name: string; readonly isCurrent: boolean; readonly profile: Profile }[] {
    const { current, profiles } = this.read();
    return Object.entries(profiles).map(([name, profile]) => ({ name, isCurrent: name === current, profile }));
  }

  /**
   * @param name default: the current profile, if there is one
   * @throws CommandFailed when no profile has this name
   */
  find(name?: string): { readonly name: string; readonly profile: Profile } | undefined {
    const { current, profiles } = this.read();
    const wanted = name ?? current;
    if (wanted === undefined) return undefined;
    const profile = Object.hasOwn(profiles, wanted) ? profiles[wanted] : undefined;
    if (profile) return { name: wanted, profile };
    throw new CommandFailed(
      `There is no profile ${wanted}. List profiles with "remit profiles", or create one with "remit login".`,
      EXIT.usage,
    );
  }

  /** @throws CommandFailed when the key is stored nowhere any more */
  keyOf(name: string, { key }: Profile): string {
    const found = key ?? keychain.find(name);
    if (found !== undefined) return found;
    throw new CommandFailed(
      `The keychain does not return the key of profile ${name}. Sign in again: remit login --profile ${name}`,
      EXIT.usage,
    );
  }

  /**
   * Stores it as the current profile.
   * @returns where the key is stored
   */
  keep(name: string, profile: Omit<Profile, 'key'>, key: string, inFile: boolean): 'keychain' | 'file' {
    if (!NAME.test(name))
      throw new CommandFailed('The name of a profile may hold letters, digits, ".", "_" and "-".', EXIT.usage);
    const { profiles } = this.read();
    const isInKeychain = !inFile && keychain.keep(name, key);
    if (!isInKeychain) keychain.forget(name);
    this.write({ current: name, profiles: { ...profiles, [name]: isInKeychain ? profile : { ...profile, key } } });
    return isInKeychain ? 'keychain' : 'file';
  }

  use(name: string): void {
    this.find(name);
    this.write({ ...this.read(), current: name });
  }

  /** Also deletes its key. */
  remove(name: string): void {
    const { current, profiles } = this.read();
    keychain.forget(name);
    const rest = Object.fromEntries(Object.entries(profiles).filter(([other]) => other !== name));
    this.write({ ...(current !== name && { current }), profiles: rest });
  }

  private read(): Stored {
    let text: string;
    try {
      const isOpen = process.platform !== 'win32' && (statSync(this.file).mode & 0o077) !== 0;
      if (isOpen)
        throw new CommandFailed(
          `Other users can read ${this.file}, which holds keys. Run chmod 600 on it.`,
          EXIT.usage,
        );
      text = readFileSync(this.file, 'utf8');
    } catch (error) {
      if (error instanceof CommandFailed) throw error;
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return { profiles: {} };
      throw new CommandFailed(`${this.file} cannot be read (${code}).`, EXIT.usage);
    }
    return parsed(text, this.file);
  }

  /** Writes atomically, because another command may read the file meanwhile. */
  private write(stored: Stored): void {
    const aside = `${this.file}.${randomBytes(6).toString('hex')}`;
    try {
      mkdirSync(path.dirname(this.file), { recursive: true, mode: 0o700 });
      try {
        writeFileSync(aside, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
        renameSync(aside, this.file);
      } finally {
        rmSync(aside, { force: true });
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new CommandFailed(
        `${this.file} cannot be written (${code}). Use REMIT_API_KEY, or --key-file.`,
        EXIT.failed,
      );
    }
  }
}

function parsed(text: string, file: string): Stored {
  try {
    const { current, profiles } = JSON.parse(text) as Stored;
    if (typeof profiles === 'object' && profiles !== null) return { current, profiles };
  } catch {
    // The error below reports it without the text, which may be a key.
  }
  throw new CommandFailed(`${file} is not a file of profiles. Remove it and sign in again: remit login`, EXIT.usage);
}
