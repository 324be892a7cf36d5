/**
 * For work that anybody may ask for: one run at a time is under way, and whoever calls during it gets its result.
 * The first call after its end starts the next.
 */
export function sharedRun<T>(run: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= run().finally(() => (underWay = undefined));
    return underWay;
  };
}
