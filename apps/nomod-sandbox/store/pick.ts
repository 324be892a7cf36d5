/** The own member of that name, never an inherited one, because ids come from callers. */
export function pick<T>(from: Record<string, T>, id: string | undefined): T | undefined {
  return id !== undefined && Object.hasOwn(from, id) ? from[id] : undefined;
}
