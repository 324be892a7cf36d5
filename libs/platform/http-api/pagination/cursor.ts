import { ApiError } from '../errors/api-error';

/** Position of the row after which a page begins, in the order (created_at, id). */
export interface CursorPosition {
  /**
   * UTC with microseconds, as text: `2026-01-31T23:59:59.123456Z`. A JavaScript Date would lose the microseconds and
   * skip rows.
   */
  readonly createdAt: string;
  readonly id: string;
}

const TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The cursor is opaque to callers. */
export function encodeCursor({ createdAt, id }: CursorPosition): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** @throws ApiError `validation_error` when `encodeCursor` did not write the text */
export function decodeCursor(cursor: string): CursorPosition {
  const [createdAt, id] = parse(cursor);
  if (typeof createdAt !== 'string' || typeof id !== 'string' || !isTime(createdAt) || !ID.test(id)) {
    throw otherCursor();
  }
  return { createdAt, id };
}

/** The error for a cursor that is not one of this list. */
export const otherCursor = (): ApiError => ApiError.invalidField('cursor', 'cursor must be a next_cursor of this list');

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isTime(text: string): boolean {
  const [, day] = TIME.exec(text) ?? [];
  const time = new Date(text);
  return day !== undefined && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}
