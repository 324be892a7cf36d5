/**
 * Limits work that anyone may request to one run at a time. Calls during a run share its result. The first call after
 * its end starts the next run.
 */
export function sharedRun<T>(run: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= run().finally(() => (underWay = undefined));
    return underWay;
  };
}
