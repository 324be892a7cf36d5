import type { ServerResponse } from 'node:http';

/** Bytes that a reader may leave unread, beyond what the operating system keeps for it. */
const MOST_UNREAD = 128 * 1024;

/**
 * Writes to a stream without an end. A reader that does not read is cut off, because what waits for it is kept in the memory of everybody; it comes back and says
 * which event it saw last.
 */
export function writeUnlessUnread(response: ServerResponse, text: string): void {
  if (response.writableLength > MOST_UNREAD) response.destroy();
  else response.write(text);
}
