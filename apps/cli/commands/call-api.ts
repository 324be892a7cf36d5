import { readFileSync } from 'node:fs';
import { Argument, type Command } from 'commander';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

/** `remit api GET /payments`: calls any operation of the API with the key, and an Idempotency-Key for POST. */
export function addCallApi(program: Command): void {
  program
    .command('api')
    .description('call any operation of the API; prints its answer')
    .addArgument(new Argument('<method>', 'HTTP method').argParser((text: string) => text.toUpperCase()))
    .argument('<path>', 'such as /payments?limit=5')
    .option('--data <json>', 'the body; @file reads it from a file, @- from stdin')
    .action(async (method: string, path: string, { data }: { data?: string }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      if (!METHODS.has(method)) throw new CommandFailed(`${method} is no method of the API.`, EXIT.usage);
      const below = `/${path.replace(/^\/+/, '').replace(/^api\/v1\//, '')}`;
      output.line(JSON.stringify(await api.request(method, below, bodyOf(data)), null, 2));
    });
}

const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE']);

function bodyOf(data: string | undefined): object | undefined {
  if (data === undefined) return undefined;
  try {
    const text = data.startsWith('@') ? readFileSync(data === '@-' ? 0 : data.slice(1), 'utf8') : data;
    return JSON.parse(text) as object;
  } catch (error) {
    throw new CommandFailed(`--data cannot be read: ${(error as Error).message}`, EXIT.usage);
  }
}
