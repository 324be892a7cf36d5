import { inParallel } from '../support/in-parallel';

/** As many cells of a matrix run side by side as keep two cores busy. */
const AT_ONCE = 12;

export interface Cell {
  readonly name: string;
  readonly play: () => Promise<void>;
}

/** Plays every cell, whatever becomes of the others. @returns what went wrong, by the cell's name. */
export async function playCells(cells: readonly Cell[]): Promise<Record<string, string>> {
  const wrong: Record<string, string> = {};
  await inParallel(cells, AT_ONCE, ({ name, play }) =>
    play().catch((error: unknown) => void (wrong[name] = String(error))),
  );
  return wrong;
}
