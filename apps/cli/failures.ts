/** Exit codes, on which scripts branch. 0 is success, 2 (commander's own) an invalid command line. */
export const EXIT = { failed: 1, usage: 2, refused: 3, unreachable: 4, unhealthy: 5 } as const;

/** Ends the command with a message and an exit code. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  constructor(
    message: string,
    readonly exitCode: number,
    /** Response of the API, for --json. */
    readonly answer?: unknown,
    /** The command has already reported the problem on stdout. */
    readonly isReported = false,
  ) {
    super(message);
  }
}
