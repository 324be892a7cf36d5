import { type Command, InvalidArgumentError } from 'commander';
import { CommandContext } from '../context';

interface ListOptions {
  readonly limit: string;
  readonly filter: readonly string[];
  readonly all?: boolean;
}

/** `get` and `list` of whatever lies below a path. */
export function addReading(parent: Command, path: string, members: readonly string[]): void {
  parent
    .command('get')
    .description('one by its id')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { api, output } = CommandContext.of(command);
      output.show(await api.get(`${path}/${encodeURIComponent(id)}`), members);
    });
  parent
    .command('list')
    .description('the latest')
    .option('--limit <number>', 'how many; with --all how many at a time', '20')
    .option('--filter <name=value>', 'only those; as the query parameters of the API, several times', filter, [])
    .option('--all', 'page after page to the end')
    .action(async ({ limit, filter: filters, all }: ListOptions, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const query = new URLSearchParams([['limit', limit], ...filters.map(pair)]).toString();
      const rows = all ? await api.listAll(`${path}?${query}`) : await api.list(`${path}?${query}`);
      output.table(rows, members);
    });
}

function filter(text: string, before: readonly string[]): string[] {
  if (/^\w+=/.test(text)) return [...before, text];
  throw new InvalidArgumentError('must be like payment_status=pending');
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}
