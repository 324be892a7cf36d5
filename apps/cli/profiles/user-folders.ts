import { homedir } from 'node:os';
import path from 'node:path';
import { CommandFailed, EXIT } from '../failures';

/** Where programs of this user keep settings: as XDG has it, and on Windows in the profile that roams. */
export const configFolder = (): string =>
  process.platform === 'win32'
    ? (process.env.APPDATA ?? path.join(home(), 'AppData', 'Roaming'))
    : (absolute(process.env.XDG_CONFIG_HOME) ?? path.join(home(), '.config'));

/** Where programs of this user keep what is no setting. */
export const dataFolder = (): string => absolute(process.env.XDG_DATA_HOME) ?? path.join(home(), '.local', 'share');

/** A relative path is to be ignored. */
const absolute = (folder: string | undefined): string | undefined =>
  folder !== undefined && path.isAbsolute(folder) ? folder : undefined;

function home(): string {
  try {
    return homedir();
  } catch {
    throw new CommandFailed('This user has no home folder: set HOME, or XDG_CONFIG_HOME.', EXIT.usage);
  }
}
