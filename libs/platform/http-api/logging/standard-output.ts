import { type DestinationStream, destination } from 'pino';

/** Maximum bytes that wait to be written; further lines are dropped. */
const MOST_WAITING = 1024 * 1024;

export type Output = DestinationStream & {
  flushSync(): void;
  on(event: 'error' | 'write', listener: () => void): unknown;
};

/**
 * The destination of log lines. A log that cannot be written, because the disk is full or nothing reads the pipe,
 * must not stop the process: lines wait, up to a limit, until writing works again.
 */
export function outputTo(fileDescriptor: number): Output {
  const output: Output = destination({ dest: fileDescriptor, sync: false, maxLength: MOST_WAITING });
  const flushSync = output.flushSync.bind(output);
  // Without a listener an error would end the process, and its exit would try for ever to write the rest.
  output.on('error', () => (output.flushSync = () => undefined));
  output.on('write', () => (output.flushSync = flushSync));
  return output;
}

let standard: Output | undefined;

/** One instance for all loggers of a process. */
export const standardOutput = (): Output => (standard ??= outputTo(1));
