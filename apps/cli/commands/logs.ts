import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Json } from '../api-client';
import { CommandContext } from '../context';

interface TailOptions {
  readonly method?: string;
  readonly status?: string;
  readonly path?: string;
  readonly limit: string;
}

/** Milliseconds between two polls. The log itself is written twice a second. */
const LOOK_EVERY_MS = 500;

/** Rows per poll. Several servers write them, so an older one may appear behind a newer one. */
const WINDOW = 200;

export function addLogs(program: Command): void {
  program
    .command('logs')
    .description('the request log')
    .command('tail')
    .description('print the latest API requests, then each new one; stop with Ctrl-C')
    .option('--method <method>', 'only these: get, post, put, patch, delete')
    .option('--status <class>', 'only these: 2xx, 3xx, 4xx, 5xx')
    .option('--path <path>', 'only paths that begin with this, such as /invoices')
    .option('--limit <number>', 'number of earlier requests to print', '20')
    .action(async (options: TailOptions, command: Command) => tail(CommandContext.of(command), options));
}

async function tail({ api, output, isJson }: CommandContext, options: TailOptions): Promise<void> {
  const stop = new AbortController();
  void Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]).then(() => stop.abort());
  const show = (row: Json) => output.line(isJson ? JSON.stringify(row) : lineOf(row));
  const look = (limit: string) => api.list(`/request-log?${queryOf(options, limit)}`);
  const first = await look(options.limit);
  for (const row of first.toReversed()) show(row);
  const oldest = String(first.at(-1)?.id ?? '');
  let seen = new Set(first.map(({ id }) => id));
  while (!stop.signal.aborted) {
    await delay(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    if (stop.signal.aborted) return;
    const rows = await look(String(WINDOW));
    for (const row of rows.toReversed()) if (!seen.has(row.id) && String(row.id) > oldest) show(row);
    seen = new Set([...seen, ...rows.map(({ id }) => id)].slice(-2 * WINDOW));
  }
}

function queryOf({ method, status, path }: TailOptions, limit: string): string {
  const given = Object.entries({ limit, method, status_class: status, path }).filter(
    ([, value]) => value !== undefined,
  );
  return new URLSearchParams(given as [string, string][]).toString();
}

function lineOf(row: Json): string {
  const { received_at: at, status, method, path, duration_ms: ms, key_name: key, error_code: error } = row;
  const what = `${String(at)}  ${String(status)}  ${String(method).padEnd(6)} ${String(path)}  ${String(ms)} ms  ${String(key)}`;
  return `${what}${error === null ? '' : `  ${String(error)}`}  ${String(row.request_id)}`;
}
