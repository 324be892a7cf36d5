import { inParallel } from '../support/in-parallel';

/** Number of cells that run in parallel, enough to keep two cores busy. */
const AT_ONCE = 12;

export interface Cell {
  readonly name: string;
  readonly play: () => Promise<void>;
}

/**
 * Runs every cell, even when others fail.
 * @returns the errors by the cell's name
 */
export async function playCells(cells: readonly Cell[]): Promise<Record<string, string>> {
  const wrong: Record<string, string> = {};
  await inParallel(cells, AT_ONCE, ({ name, play }) =>
    play().catch((error: unknown) => void (wrong[name] = String(error))),
  );
  return wrong;
}
