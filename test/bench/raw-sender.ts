import { connect, type Socket } from 'node:net';
import type { PreparedRequest } from './closed-loop';

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');
const CLIENTS = 8;

/**
 * Sends prepared requests over raw sockets. Each of eight connections sends its next request as soon as it is
 * answered. It computes a third of what node:http does, so that it disturbs the measured processes less.
 * @throws Error at an answer that is not 2xx
 */
export async function sendRaw(url: string, requests: readonly RawRequest[]): Promise<void> {
  const { hostname, port } = new URL(url);
  const waiting = requests.values();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      try {
        for (const request of waiting) await exchange(socket, request);
      } finally {
        socket.destroy();
      }
    }),
  );
}

/** One request as the bytes that go over the wire. */
export type RawRequest = Buffer;

/** @param method defaults to POST */
export function rawRequest({ path, headers, body }: PreparedRequest, method = 'POST'): RawRequest {
  const lines = Object.entries({ host: 'bench', ...headers, 'content-length': String(body.length) });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

function exchange(socket: Socket, request: RawRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer: Buffer | undefined;
    const end = (error?: Error) => {
      socket.off('data', hear).off('error', end).off('close', closed);
      if (error) reject(error);
      else resolve();
    };
    const closed = () => end(new Error('The connection was closed before the answer'));
    const hear = (part: Buffer) => {
      answer = answer ? Buffer.concat([answer, part]) : part;
      if (!isWhole(answer)) return;
      const isGood = answer.subarray(9, 10).toString() === '2';
      end(isGood ? undefined : new Error(`${requestLine(request)} was answered ${answer.toString()}`));
    };
    socket.on('data', hear).once('error', end).once('close', closed);
    socket.write(request);
  });
}

function isWhole(answer: Buffer): boolean {
  const headEnd = answer.indexOf(HEAD_END);
  if (headEnd < 0) return false;
  const head = answer.subarray(0, headEnd).toString('latin1');
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return answer.length >= headEnd + HEAD_END.length + Number(length);
  return !/transfer-encoding: chunked/i.test(head) || answer.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
}

const requestLine = (request: RawRequest): string => request.subarray(0, request.indexOf('\r')).toString();
