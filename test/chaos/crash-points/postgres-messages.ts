/** One protocol message with its framing. The first message of a connection has no type. */
export interface PostgresMessage {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Splits a stream of bytes into messages. */
export class MessageReader {
  private rest = Buffer.alloc(0);
  private isUntyped: boolean;

  constructor({ startsUntyped }: { startsUntyped: boolean }) {
    this.isUntyped = startsUntyped;
  }

  read(bytes: Buffer): PostgresMessage[] {
    this.rest = Buffer.concat([this.rest, bytes]);
    const messages: PostgresMessage[] = [];
    for (;;) {
      const typeLength = this.isUntyped ? 0 : 1;
      if (this.rest.length < typeLength + 4) return messages;
      const end = typeLength + this.rest.readInt32BE(typeLength);
      if (this.rest.length < end) return messages;
      const type = this.isUntyped ? '' : this.rest.toString('latin1', 0, 1);
      messages.push({ type, bytes: this.rest.subarray(0, end) });
      this.rest = this.rest.subarray(end);
      this.isUntyped = false;
    }
  }
}

/**
 * Finds the statement that a message executes. Only the message that prepares it, possibly much earlier, contains the
 * text. Each connection has its own reader.
 */
export class StatementReader {
  private readonly prepared = new Map<string, string>();

  /** The SQL of a Query or Bind message. One of the two executes each of our statements, once. */
  read({ type, bytes }: PostgresMessage): string | undefined {
    if (type === 'Q') return textAt(bytes, 5);
    const second = bytes.indexOf(0, 5) + 1;
    if (type === 'P') this.prepared.set(textAt(bytes, 5), textAt(bytes, second));
    return type === 'B' ? this.prepared.get(textAt(bytes, second)) : undefined;
  }
}

export const isReadyForQuery = ({ type }: PostgresMessage): boolean => type === 'Z';

function textAt(bytes: Buffer, start: number): string {
  return bytes.toString('utf8', start, bytes.indexOf(0, start));
}
