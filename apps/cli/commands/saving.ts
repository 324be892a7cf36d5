import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

/**
 * A command that saves the PDF file of a row.
 * @param path API path of the rows
 * @param file last segment of the file's path, after the id of the row
 */
export function addSaving(
  parent: Command,
  name: string,
  { what, path, file }: { readonly what: string; readonly path: string; readonly file: string },
): void {
  parent
    .command(name)
    .description(what)
    .argument('<id>')
    .requiredOption('--out <file>', 'file to save it to; an existing file is replaced')
    .addOption(
      new Option('--language <language>', 'default: the language of the business').choices(['en', 'ar', 'both']),
    )
    .action(async (id: string, { out, language }: { out: string; language?: string }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const query = language === undefined ? '' : `?language=${language}`;
      const bytes = await api.download(`${path}/${encodeURIComponent(id)}/${file}${query}`);
      try {
        writeFileSync(out, bytes);
      } catch (error) {
        throw new CommandFailed(`${out} cannot be written: ${(error as Error).message}`, EXIT.failed);
      }
      output.show({ file: out, bytes: bytes.length });
    });
}
