import type { ServerResponse } from 'node:http';

/** Bytes that a client may leave unread, beyond what the operating system buffers for it. */
const MOST_UNREAD = 128 * 1024;

/**
 * Writes to a stream without an end. It closes the connection of a client that does not read, because unread text
 * takes memory of the server. The client reconnects and sends the id of the last event that it saw.
 */
export function writeUnlessUnread(response: ServerResponse, text: string): void {
  if (response.writableLength > MOST_UNREAD) response.destroy();
  else response.write(text);
}
