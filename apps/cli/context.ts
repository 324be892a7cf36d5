import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { ApiClient } from './api-client';
import { CommandFailed, EXIT } from './failures';
import { Output } from './output';
import { Profiles } from './profiles/profiles';

interface GlobalOptions {
  readonly url?: string;
  readonly profile?: string;
  readonly sandboxUrl: string;
  readonly dataDir: string;
  readonly keyFile?: string;
  readonly adminKeyFile?: string;
  readonly environment?: string;
  readonly json?: boolean;
}

/** Whether a text is an http or https URL. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text)) return false;
  try {
    return new URL(text).hostname !== '';
  } catch {
    return false;
  }
}

/** What every command needs: the server, the given or found keys, and the output. */
export class CommandContext {
  readonly output: Output;
  readonly defaultUrl = 'http://127.0.0.1:3000';

  private constructor(private readonly options: GlobalOptions) {
    this.output = new Output(options.json ?? false);
  }

  static of(command: Command): CommandContext {
    return new CommandContext(command.optsWithGlobals());
  }

  get url(): string {
    return this.namedUrl ?? this.used()?.profile.url ?? this.defaultUrl;
  }

  /** Of --url or REMIT_URL. @throws CommandFailed for what is no address */
  get namedUrl(): string | undefined {
    const url = (this.options.url ?? '').replace(/\/+$/, '');
    if (url === '') return undefined;
    if (!isWebAddress(url))
      throw new CommandFailed(
        `${url} is not the address of a server. Use one such as https://remit.example.com.`,
        EXIT.usage,
      );
    return url;
  }

  get profileName(): string | undefined {
    return this.options.profile || undefined;
  }

  get keyOfFile(): string | undefined {
    return keyIn(this.options.keyFile);
  }

  get namedEnvironment(): string | undefined {
    return this.options.environment;
  }

  private get environment(): string | undefined {
    return this.namedEnvironment ?? this.used()?.profile.environment;
  }

  get dataDir(): string {
    return path.resolve(this.options.dataDir);
  }

  get isJson(): boolean {
    return this.options.json ?? false;
  }

  /** Client without a key, for public routes. */
  get server(): ApiClient {
    return new ApiClient(this.url, {});
  }

  /**
   * Client with the API key. Order: --key-file, the named profile, REMIT_API_KEY, the current profile, the demo
   * tenant.
   * @throws CommandFailed when there is none
   */
  get api(): ApiClient {
    const used = this.used();
    const key =
      this.keyOfFile ??
      (used ? new Profiles().keyOf(used.name, used.profile) : (fromEnvironment('REMIT_API_KEY') ?? this.demoKey()));
    if (!key) {
      throw new CommandFailed(
        'No API key is set. Sign in with "remit login", set REMIT_API_KEY, or name a key file with --key-file.',
        EXIT.usage,
      );
    }
    const { environment } = this;
    return new ApiClient(`${this.url}/api/v1`, {
      authorization: `Bearer ${key}`,
      ...(environment && { 'x-environment-id': environment }),
    });
  }

  /** Client with the operator's key, if there is one. */
  get operator(): ApiClient | undefined {
    const key =
      keyIn(this.options.adminKeyFile) ??
      fromEnvironment('ADMIN_API_KEY') ??
      this.readDataFile('admin-api-key')?.trim();
    return typeof key === 'string'
      ? new ApiClient(`${this.url}/api/v1`, { authorization: `Bearer ${key}` })
      : undefined;
  }

  /** Client for the control API of the Nomod sandbox, which simulates the payer. */
  get sandbox(): ApiClient {
    const { sandboxUrl } = this.options;
    const sandboxSecret = fromEnvironment('SANDBOX_CONTROL_SECRET');
    const headers: Record<string, string> = sandboxSecret ? { 'x-sandbox-secret': sandboxSecret } : {};
    return new ApiClient(`${sandboxUrl.replace(/\/+$/, '')}/_sandbox`, headers);
  }

  /**
   * A profile is used completely or not at all: its key is sent to no other server.
   * @throws CommandFailed when it is named together with another server
   */
  private used(): ReturnType<Profiles['find']> {
    const { profileName, namedUrl } = this;
    const hasKey = this.options.keyFile !== undefined || fromEnvironment('REMIT_API_KEY') !== undefined;
    if (profileName === undefined && hasKey) return undefined;
    const found = new Profiles().find(profileName);
    if (!found || namedUrl === undefined || namedUrl === found.profile.url) return found;
    if (profileName === undefined) return undefined;
    throw new CommandFailed(`Profile ${found.name} is for ${found.profile.url}, not for ${namedUrl}.`, EXIT.usage);
  }

  private demoKey(): string | undefined {
    const demo = this.readDataFile('demo.json');
    return demo && (JSON.parse(demo) as { apiKey?: string }).apiKey;
  }

  private readDataFile(name: string): string | undefined {
    const file = path.resolve(this.options.dataDir, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }
}

/**
 * Value of the variable, or of the file that `NAME_FILE` names.
 * @throws CommandFailed when both are set
 */
function fromEnvironment(name: string): string | undefined {
  const [text, file] = [process.env[name]?.trim(), process.env[`${name}_FILE`]?.trim()];
  if (text && file)
    throw new CommandFailed(`${name}_FILE is set together with ${name}: set one of the two.`, EXIT.usage);
  if (file) return keyIn(file);
  return text ? oneKey(text, name) : undefined;
}

/**
 * Keys are never options themselves, because everybody on the machine can read the command line.
 * @throws CommandFailed when the file cannot be read or contains no key
 */
function keyIn(file: string | undefined): string | undefined {
  return file === undefined ? undefined : oneKey(readText(file).trim(), file);
}

/** Refuses other text, such as a whole settings file: the error of the failed call would print it. */
export function oneKey(text: string, source: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new CommandFailed(`${source} holds no key. A key is one word.`, EXIT.usage);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailed(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`, EXIT.usage);
  }
}
