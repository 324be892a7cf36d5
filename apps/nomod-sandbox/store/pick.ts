/** The member of that name, never something inherited: ids come from callers. */
export function pick<T>(from: Record<string, T>, id: string | undefined): T | undefined {
  return id !== undefined && Object.hasOwn(from, id) ? from[id] : undefined;
}
