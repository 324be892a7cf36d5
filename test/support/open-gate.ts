import { CallGate } from '@remit/nomod';

/** Sends every call at once. */
export class OpenGate extends CallGate {
  async pass<T>(_apiKey: string, _operation: string, send: () => Promise<T>): Promise<T> {
    return send();
  }
}
