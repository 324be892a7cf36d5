import { homedir } from 'node:os';
import path from 'node:path';
import { CommandFailed, EXIT } from '../failures';

/** Folder for this user's settings, by the XDG specification; on Windows in the roaming profile. */
export const configFolder = (): string =>
  process.platform === 'win32'
    ? (process.env.APPDATA ?? path.join(home(), 'AppData', 'Roaming'))
    : (absolute(process.env.XDG_CONFIG_HOME) ?? path.join(home(), '.config'));

/** Folder for this user's other data, by the XDG specification. */
export const dataFolder = (): string => absolute(process.env.XDG_DATA_HOME) ?? path.join(home(), '.local', 'share');

/** The specification requires relative paths to be ignored. */
const absolute = (folder: string | undefined): string | undefined =>
  folder !== undefined && path.isAbsolute(folder) ? folder : undefined;

function home(): string {
  // HOME="" would be the folder that the command was started in, such as that of a program under version control.
  const folder = absolute(known());
  if (folder !== undefined) return folder;
  throw new CommandFailed('This user has no home folder. Set HOME or XDG_CONFIG_HOME.', EXIT.usage);
}

function known(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}
