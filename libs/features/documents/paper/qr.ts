import qrcode from 'qrcode-generator';

/** The dark squares of a text's QR code. */
export function darkSquares(text: string): { readonly side: number; readonly places: readonly [number, number][] } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const side = code.getModuleCount();
  const all = Array.from({ length: side * side }, (_, index): [number, number] => [
    Math.floor(index / side),
    index % side,
  ]);
  return { side, places: all.filter(([row, column]) => code.isDark(row, column)) };
}
