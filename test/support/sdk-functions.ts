import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One function of Flexprice's published client, and the request that it sends. */
export interface SdkFunction {
  readonly name: string;
  readonly method: string;
  /** Relative to the client's base URL, with `{id}` in place of ids. */
  readonly path: string;
}

const FUNCTIONS = path.resolve(__dirname, '../../node_modules/@flexprice/sdk/esm/funcs');

/**
 * Every function of the installed client. Each is a file that names its method and path.
 * @throws Error for a file that does not
 */
export function sdkFunctions(): SdkFunction[] {
  const files = readdirSync(FUNCTIONS).filter((file) => file.endsWith('.js'));
  return files.map((file) => {
    const code = readFileSync(path.join(FUNCTIONS, file), 'utf8');
    const [, sentTo] = /pathToFunc\("([^"]+)"\)/.exec(code) ?? [];
    const [, method] = /method: "([A-Z]+)"/.exec(code) ?? [];
    if (sentTo === undefined || method === undefined) throw new Error(`${file} names no path or method`);
    return { name: path.basename(file, '.js'), method, path: sentTo };
  });
}
