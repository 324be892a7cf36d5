export const enum Char {
  Quote = 0x22,
  Comma = 0x2c,
  Zero = 0x30,
  Nine = 0x39,
  Colon = 0x3a,
  Backslash = 0x5c,
  OpenList = 0x5b,
  CloseList = 0x5d,
  OpenObject = 0x7b,
  CloseObject = 0x7d,
}

/**
 * The first member name that occurs twice in one object. `JSON.parse` silently keeps the last one and other readers
 * keep the first, so the intended value, such as an amount, is unknown.
 * @param text accepted by `JSON.parse`
 */
export function findRepeatedName(text: string): string | undefined {
  /** The names of each open object; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let expectsName = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case Char.OpenObject:
        open.push(new Set());
        expectsName = true;
        break;
      case Char.OpenList:
        open.push(undefined);
        expectsName = false;
        break;
      case Char.CloseObject:
      case Char.CloseList:
        open.pop();
        expectsName = false;
        break;
      case Char.Comma:
        expectsName = open.at(-1) !== undefined;
        break;
      case Char.Quote: {
        const end = endOfText(text, at);
        const names = open.at(-1);
        if (expectsName && names) {
          const name = nameBetween(text, at, end);
          if (names.has(name)) return name;
          names.add(name);
          expectsName = false;
        }
        at = end;
        break;
      }
      default:
    }
  }
  return undefined;
}

/** The position of the closing quotation mark of the text that begins at `start`. */
export function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === Char.Backslash) first -= 1;
  return (at - first) % 2 === 1;
}

/** `"\u0061"` is the same name as `"a"`. */
export function nameBetween(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end);
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
}
