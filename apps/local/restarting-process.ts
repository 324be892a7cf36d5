import { watch } from 'node:fs';
import path from 'node:path';
import { type LocalProcess, type LocalProcessOptions, startProcess } from './local-process';

const dist = path.resolve(__dirname, '../..');

/** Many modules change at once when a branch is checked out. */
const SETTLED_MS = 100;

/** Starts one of our servers and starts it anew whenever a compiled module of it changes. It may end or fail meanwhile: the next change starts it again. */
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

/** Runs `act` after changes of modules below these folders of dist, never twice at the same time. */
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
