export interface StreamMessage {
  id: string | undefined;
  event: string;
}

/** Reads server-sent events from a response. It is needed because EventSource cannot send the environment's header. */
export async function readStream(
  body: ReadableStream<Uint8Array>,
  onMessage: (message: StreamMessage) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const message = parse(block);
      if (message) onMessage(message);
    }
  }
}

function parse(block: string): StreamMessage | undefined {
  let id: string | undefined;
  let event: string | undefined;
  for (const line of block.split('\n')) {
    if (line.startsWith('id: ')) id = line.slice(4);
    if (line.startsWith('event: ')) event = line.slice(7);
  }
  return event === undefined ? undefined : { id, event };
}
