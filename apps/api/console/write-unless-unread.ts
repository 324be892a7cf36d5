import type { ServerResponse } from 'node:http';

/** Bytes that a client may leave unread, beyond what the operating system buffers for it. */
const MOST_UNREAD = 128 * 1024;

/**
 * Writes to a stream without an end. It closes the connection of a client that does not read, because unread text
 * takes memory of the server. The client reconnects and sends the id of the last event that it saw.
 *
 * The text is given to the operating system before this returns. By itself Node does that after the caller's turn: for
 * hundreds of streams in one go, in which nobody else is served and which the caller can neither measure nor interrupt.
 */
export function writeUnlessUnread(response: ServerResponse, text: string | Buffer): void {
  if (response.writableLength > MOST_UNREAD) {
    response.destroy();
    return;
  }
  const { socket } = response;
  socket?.cork();
  response.write(text);
  socket?.uncork();
}
