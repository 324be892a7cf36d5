import { InvalidAnswer } from './answer';

/** Parses a complete answer. It refuses invalid UTF-8, anything but JSON, and objects with a repeated member. */
export function parseStrictJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (!namesAMemberTwice(text)) return value;
  } catch {
    throw new InvalidAnswer('the answer is not JSON');
  }
  throw new InvalidAnswer('the answer names a member twice');
}

/** `json` must be valid. Then a string before a colon is always a member's name. */
function namesAMemberTwice(json: string): boolean {
  const objects: Set<string>[] = [];
  for (const [token, name] of json.matchAll(/("[^"\\]*(?:\\.[^"\\]*)*")\s*:|"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/g)) {
    if (token === '{') objects.push(new Set());
    else if (token === '}') objects.pop();
    else if (name !== undefined) {
      const names = objects.at(-1);
      const decoded = JSON.parse(name) as string;
      if (names?.has(decoded)) return true;
      names?.add(decoded);
    }
  }
  return false;
}
