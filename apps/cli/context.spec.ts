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
