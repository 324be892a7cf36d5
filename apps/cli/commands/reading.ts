import { type Command, InvalidArgumentError } from 'commander';
import type { Json } from '../api-client';
import { CommandContext } from '../context';

/** API path of the rows, and the members to show. */
interface Rows {
  readonly path: string;
  readonly columns: readonly string[];
}

interface ListOptions {
  readonly limit: string;
  readonly filter: readonly string[];
  readonly all?: boolean;
}

/** `get` and `list` for the rows at a path. */
export function addReading(parent: Command, path: string, columns: readonly string[]): void {
  parent
    .command('get')
    .description('read one by its id')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { api, output } = CommandContext.of(command);
      output.show(await api.get(`${path}/${encodeURIComponent(id)}`), columns);
    });
  makeListing(parent.command('list').description('the latest'), () => ({ path, columns }));
}

/**
 * Makes a command list rows, one page or all.
 * @param rowsOf returns the rows for the command's options
 */
export function makeListing<Options>(list: Command, rowsOf: (options: Options) => Rows): void {
  list
    .option('--limit <number>', 'number of rows; with --all the number per request', '20')
    .option(
      '--filter <name=value>',
      'query parameter of the API, such as payment_status=pending; may be repeated',
      filter,
      [],
    )
    .option('--all', 'read all pages')
    .action(async (options: ListOptions & Options, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const { path, columns } = rowsOf(options);
      const query = new URLSearchParams([['limit', options.limit], ...options.filter.map(pair)]).toString();
      const rows: Json[] = [];
      if (options.all) for await (const row of api.listAll(`${path}?${query}`)) rows.push(row);
      else rows.push(...(await api.list(`${path}?${query}`)));
      output.table(rows, columns);
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
