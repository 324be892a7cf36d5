const PARENT_POLL_MS = 250;

/**
 * Aborted when this run should end: Ctrl-C, a terminal that closes, a kill, or the death of the npm that runs it. A
 * repeated signal changes nothing: a terminal's Ctrl-C arrives once by itself and once more through npm.
 */
export function listenForStop(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  // npm killed hard passes nothing on. Without npm (nohup, a service manager) the parent may end while we stay.
  if (['start', 'dev'].includes(process.env.npm_lifecycle_event ?? '')) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) stop.abort();
    }, PARENT_POLL_MS).unref();
  }
  return stop.signal;
}
