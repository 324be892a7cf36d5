/**
 * The cells of a matrix that this run tests: all of them, or one in `MATRIX_SHARE` when that is set. The choice moves
 * on by one from row to row, so that no column is left out. `MATRIX_SEED` sets the start: `MATRIX_SHARE` consecutive
 * seeds test every cell.
 */
export function sampled<T>(cells: readonly T[]): T[] {
  const share = wholeNumber('MATRIX_SHARE', 1);
  const seed = wholeNumber('MATRIX_SEED', 0);
  return cells.filter((_, index) => (index + Math.floor(index / share) + seed) % share === 0);
}

function wholeNumber(name: string, byDefault: number): number {
  const value = Number(process.env[name] ?? byDefault);
  if (!Number.isSafeInteger(value) || value < byDefault)
    throw new Error(`${name} is no whole number from ${byDefault}`);
  return value;
}
