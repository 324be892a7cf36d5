/**
 * The few fields of an error that are safe to log. In their other fields, errors of HTTP clients and of the database
 * carry headers, bodies, parameters and rows.
 */
export function safeError(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { type: typeof error };
  const field = (name: string): string | undefined => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : undefined;
  };
  const cause: unknown = Reflect.get(error, 'cause');
  return {
    type: field('name'),
    code: field('code'),
    message: field('message'),
    stack: field('stack'),
    ...(cause === undefined ? {} : { cause: safeError(cause) }),
  };
}
