/** Exit codes: scripts branch on them. 0 is success, 2 (commander's own) a wrong command line. */
export const EXIT = { failed: 1, usage: 2, refused: 3, unreachable: 4, unhealthy: 5 } as const;

/** Ends the command with a message and an exit code. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  constructor(
    message: string,
    readonly exitCode: number,
    /** What the API answered, for --json. */
    readonly answer?: unknown,
    /** The command has told on stdout already what is wrong. */
    readonly isReported = false,
  ) {
    super(message);
  }
}
