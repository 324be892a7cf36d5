import { readdirSync } from 'node:fs';
import path from 'node:path';

export const repositoryRoot = path.resolve(__dirname, '../..');

/** What is installed, built or written while running; git ignores it too. */
const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.data', 'coverage']);

/** Every file of ours below a folder, relative to the root, with `/`. */
export function filesBelow(folder = '.'): string[] {
  return readdirSync(path.join(repositoryRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const file = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}
