import { createInterface } from 'node:readline';
import { text as textOf } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { type Command, Option } from 'commander';
import { ApiClient } from '../api-client';
import { CommandContext, oneKey } from '../context';
import { CommandFailed, EXIT } from '../failures';
import { Profiles } from '../profiles/profiles';

const BY_DEFAULT = 'default';

/**
 * `login`, `logout` and `profiles`: manage keys outside the environment. Keys are read from stdin or a file, and
 * never printed.
 */
export function addProfiles(program: Command): void {
  program
    .command('login')
    .description('save an API key for a server as a profile; asks for the key, or reads it from stdin')
    .addOption(
      new Option('--key-in <place>', 'where to save it; default: the keychain of the system, if there is one').choices([
        'keychain',
        'file',
      ]),
    )
    .action(async ({ keyIn }: { keyIn?: string }, command: Command) => {
      const context = CommandContext.of(command);
      const { output, namedEnvironment: environment, profileName: name = BY_DEFAULT } = context;
      const url = context.namedUrl ?? nameOf(name)?.url ?? context.defaultUrl;
      const key = context.keyOfFile ?? oneKey((await asked(url)).trim(), 'stdin');
      await check(url, key, environment);
      const profiles = new Profiles();
      const place = profiles.keep(name, { url, ...(environment && { environment }) }, key, keyIn === 'file');
      if (keyIn === 'keychain' && place === 'file') {
        profiles.remove(name);
        throw new CommandFailed('This system has no keychain that can store the key. Nothing was saved.', EXIT.failed);
      }
      output.show({ profile: name, url, key_in: place === 'file' ? profiles.file : 'keychain' });
    });
  program
    .command('logout')
    .description('delete a profile and its saved key; the key stays valid until you revoke it')
    .action((_options: unknown, command: Command) => {
      const { output, profileName } = CommandContext.of(command);
      const profiles = new Profiles();
      const found = profiles.find(profileName);
      if (!found) throw new CommandFailed('There is no profile.', EXIT.usage);
      profiles.remove(found.name);
      output.show({ forgotten: found.name });
    });
  const profiles = program
    .command('profiles')
    .description('list the saved profiles; commands use the current one')
    .action((_options: unknown, command: Command) => {
      const { output } = CommandContext.of(command);
      const rows = new Profiles().list().map(({ name, isCurrent, profile: { url, environment = null, key } }) => ({
        name,
        current: isCurrent,
        url,
        environment,
        key_in: key === undefined ? 'keychain' : 'file',
      }));
      output.table(rows, ['name', 'current', 'url', 'environment', 'key_in']);
    });
  profiles
    .command('use')
    .description('choose the current profile')
    .argument('<name>')
    .action((name: string, _options: unknown, command: Command) => {
      new Profiles().use(name);
      CommandContext.of(command).output.show({ current: name });
    });
}

/** The profile that already has this name. */
const nameOf = (name: string) => new Profiles().list().find((one) => one.name === name)?.profile;

/** @throws CommandFailed when the server does not know the key. A key that may not list environments is valid */
async function check(url: string, key: string, environment?: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, ...(environment && { 'x-environment-id': environment }) };
  const { status, headers: answerHeaders } = await new ApiClient(`${url}/api/v1`, headers).fetch(
    'GET',
    '/environments',
  );
  if (status === 401) throw new CommandFailed(`${url} does not accept this key. Nothing was saved.`, EXIT.refused);
  // Every answer of the API names its version; a proxy or another program does not, and a key too long for a header
  // is refused without.
  if (!answerHeaders.has('remit-version') || (status !== 200 && status !== 400 && status !== 403))
    throw new CommandFailed(
      `${url} is not a working Remit server (it answered ${status}). Nothing was saved.`,
      EXIT.failed,
    );
}

/** Reads the key: unchanged from a pipe, at a terminal without echo. */
async function asked(url: string): Promise<string> {
  if (!process.stdin.isTTY) return textOf(process.stdin);
  process.stderr.write(`API key for ${url}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => {
      process.stderr.write('\n');
      reject(new CommandFailed('No key was entered. Nothing was saved.', EXIT.usage));
    });
  });
}
