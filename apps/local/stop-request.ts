const PARENT_POLL_MS = 250;

/**
 * Aborts when this run should end: Ctrl-C, a closed terminal, a kill, or the death of the npm that runs it. A
 * repeated signal changes nothing: Ctrl-C in a terminal arrives directly and once more through npm.
 */
export function listenForStop(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  // A killed npm forwards no signal. Without npm (nohup, a service manager) the parent may end before this process.
  if (['start', 'dev'].includes(process.env.npm_lifecycle_event ?? '')) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) stop.abort();
    }, PARENT_POLL_MS).unref();
  }
  return stop.signal;
}
