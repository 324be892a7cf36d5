type Cleanup = () => Promise<void> | void;

const cleanups: Cleanup[] = [];

/** Registers work for the end of the run. It runs in reverse order, even after failures. */
export function atTheEnd(cleanup: Cleanup): void {
  cleanups.unshift(cleanup);
}

export async function stopEverything(): Promise<void> {
  for (const cleanup of cleanups.splice(0)) {
    await Promise.resolve(cleanup()).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
}
