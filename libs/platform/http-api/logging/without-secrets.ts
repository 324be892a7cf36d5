/** Our keys, Nomod's keys and webhook secrets: texts with such a prefix that are long enough. */
const SECRET = /\b(sk_[a-z]+_|admin_|whsec_|pk_[a-z]+_)[A-Za-z0-9+/_=-]{12,}/g;

/** Addresses of public pages: anyone who has one can open it. */
const PAGE = /^\/(i|return)\/[\w-]+/;

/** Removes secrets from a text for the log, such as a key that a caller sent instead of an id. */
export function withoutSecrets(text: string): string {
  return text.replace(PAGE, '/$1/[hidden]').replaceAll(SECRET, '$1[hidden]');
}

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
