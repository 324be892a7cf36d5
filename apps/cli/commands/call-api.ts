import { readFileSync } from 'node:fs';
import { Argument, type Command } from 'commander';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

/** `remit api GET /payments`: calls any operation of the API with the key, and an Idempotency-Key for POST. */
export function addCallApi(program: Command): void {
  program
    .command('api')
    .description('call any operation of the API and print its answer')
    .addArgument(new Argument('<method>', 'HTTP method').argParser((text: string) => text.toUpperCase()))
    .argument('<path>', 'such as /payments?limit=5')
    .option('--data <json>', 'the body; @file reads it from a file, @- from stdin')
    .action(async (method: string, path: string, { data }: { data?: string }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      if (!METHODS.has(method)) throw new CommandFailed(`${method} is not a method of the API.`, EXIT.usage);
      const below = `/${path.replace(/^\/+/, '').replace(/^api\/v1\//, '')}`;
      if (method === 'GET' && data !== undefined)
        throw new CommandFailed('A GET request cannot have a body.', EXIT.usage);
      const answer = await api.accepted(method, below, bodyOf(data));
      const isJson = answer.status === 204 || /^application\/json\b/.test(answer.headers.get('content-type') ?? '');
      if (isJson) output.line(JSON.stringify(JSON.parse((await answer.text()) || '{}'), null, 2));
      else process.stdout.write(Buffer.from(await answer.arrayBuffer()));
    });
}

const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE']);

/** Leaves a byte order mark out, and alters nothing. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

function bodyOf(data: string | undefined): object | undefined {
  if (data === undefined) return undefined;
  try {
    const text = data.startsWith('@') ? UTF8.decode(readFileSync(data === '@-' ? 0 : data.slice(1))) : data;
    return JSON.parse(text) as object;
  } catch (error) {
    throw new CommandFailed(`--data cannot be read: ${(error as Error).message}`, EXIT.usage);
  }
}
