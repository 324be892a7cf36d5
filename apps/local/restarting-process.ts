import { watch } from 'node:fs';
import path from 'node:path';
import { type LocalProcess, type LocalProcessOptions, startProcess } from './local-process';

const dist = path.resolve(__dirname, '../..');

/** Milliseconds without changes before a restart: many modules change at once when a branch is checked out. */
const SETTLED_MS = 100;

/**
 * Starts a server and restarts it whenever one of its compiled modules changes. After it ended or failed, the next
 * change starts it again.
 */
export async function startAndRestart(options: LocalProcessOptions): Promise<LocalProcess> {
  let current = startProcess(options);
  await current;
  const restart = async () => {
    await (await current.catch(() => undefined))?.stop();
    options.signal.throwIfAborted();
    const began = performance.now();
    current = startProcess(options);
    await current;
    console.log(`${options.name.padEnd(7)} | restarted in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  };
  const watchers = onChange(['apps/api', 'libs'], restart);
  const stop = async () => {
    for (const watcher of watchers) watcher.close();
    await (await current.catch(() => undefined))?.stop();
  };
  return { exited: new Promise(() => undefined), stop };
}

/** Calls `act` after changes of modules in these folders of dist, one call at a time. */
function onChange(folders: string[], act: () => Promise<void>): { close(): void }[] {
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  const next = () => {
    last = last.then(act).catch((error: Error) => console.error(error.message));
  };
  return folders.map((folder) =>
    watch(path.join(dist, folder), { recursive: true }, (_event, name) => {
      if (!/\.(js|sql)$/.test(name ?? '')) return;
      clearTimeout(timer);
      timer = setTimeout(next, SETTLED_MS);
    }),
  );
}
