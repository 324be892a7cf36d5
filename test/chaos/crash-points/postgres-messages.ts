/** One protocol message with its framing. The first one of a connection has no type. */
export interface PostgresMessage {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Cuts a stream of bytes into messages. */
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

/** The SQL of a Query or Parse message; every statement of ours is one of the two, once. */
export function statementOf({ type, bytes }: PostgresMessage): string | undefined {
  if (type === 'Q') return textAt(bytes, 5);
  if (type === 'P') return textAt(bytes, bytes.indexOf(0, 5) + 1);
  return undefined;
}

export const isReadyForQuery = ({ type }: PostgresMessage): boolean => type === 'Z';

function textAt(bytes: Buffer, start: number): string {
  return bytes.toString('utf8', start, bytes.indexOf(0, start));
}
