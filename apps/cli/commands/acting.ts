import type { Command } from 'commander';
import { CommandContext } from '../context';

interface Act {
  readonly what: string;
  /** Path of the row's list. */
  readonly path: string;
  /** Members of the response to show. Default: all. */
  readonly columns?: readonly string[];
}

/** `<name> <id>`: a POST to the row's action of that name. */
export function addAct(parent: Command, name: string, { what, path, columns }: Act): Command {
  return parent
    .command(name)
    .description(what)
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { api, output } = CommandContext.of(command);
      output.show(await api.post(`${path}/${encodeURIComponent(id)}/${name}`), columns);
    });
}
