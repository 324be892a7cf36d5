import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { CommandContext } from './context';
import { CommandFailed } from './failures';

const folder = mkdtempSync(path.join(tmpdir(), 'remit-key-'));

function failureOf(keyFile: string): string {
  const command = new Command().option('--url <url>').option('--key-file <file>');
  command.parse(['--url', 'http://127.0.0.1:1', '--key-file', keyFile], { from: 'user' });
  try {
    void CommandContext.of(command).api;
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(CommandFailed);
    return (error as CommandFailed).message;
  }
}

function fileWith(text: string): string {
  const file = path.join(folder, 'key');
  writeFileSync(file, text);
  return file;
}

describe('secrets of the environment', () => {
  const read: Readonly<Record<string, (context: CommandContext) => unknown>> = {
    REMIT_API_KEY: ({ api }) => api,
    ADMIN_API_KEY: ({ operator }) => operator,
    SANDBOX_CONTROL_SECRET: ({ sandbox }) => sandbox,
  };
  const contextWith = (env: Record<string, string>): CommandContext => {
    const command = new Command().option('--url <url>').option('--sandbox-url <url>').option('--data-dir <folder>');
    const url = 'http://127.0.0.1:1';
    command.parse(['--url', url, '--sandbox-url', url, '--data-dir', folder], { from: 'user' });
    for (const name of Object.keys(read)) for (const variable of [name, `${name}_FILE`]) delete process.env[variable];
    Object.assign(process.env, env);
    return CommandContext.of(command);
  };

  it.each(Object.entries(read))('%s may be named by a file, and only by one of both', (name, client) => {
    const given = client(contextWith({ [name]: 'sk_sandbox_1' }));
    expect(JSON.stringify(given)).toContain('sk_sandbox_1');
    const file = fileWith('sk_sandbox_1\n');
    expect(client(contextWith({ [`${name}_FILE`]: file }))).toEqual(given);
    const both = contextWith({ [name]: 'sk_sandbox_1', [`${name}_FILE`]: file });
    expect(() => client(both)).toThrow(`${name}_FILE is set together with ${name}`);
    contextWith({});
  });
});

describe('a key in a file', () => {
  it('is taken with the line end behind it', () => {
    expect(failureOf(fileWith('sk_sandbox_1\n'))).toBe('');
  });

  it('is refused, and told to nobody, when the file holds more than one', () => {
    const message = failureOf(fileWith('REMIT_API_KEY=sk_sandbox_1\nADMIN_API_KEY=secret\n'));
    expect(message).toContain('holds no key');
    expect(message).not.toMatch(/sk_sandbox_1|secret/);
    expect(failureOf(fileWith(''))).toContain('holds no key');
  });

  it('is asked for in words when the file cannot be read', () => {
    expect(failureOf(folder)).toContain('cannot be read');
    expect(failureOf(path.join(folder, 'none'))).toContain('cannot be read');
  });
});
