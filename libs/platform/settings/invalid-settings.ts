export interface SettingProblem {
  /** Name of the environment variable. */
  readonly variable: string;
  /** What was expected; never the value of a secret. */
  readonly problem: string;
}

/**
 * The environment cannot be used. The message lists every bad variable, one a line, and is meant to be printed as it
 * is.
 */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
  constructor(readonly problems: readonly SettingProblem[]) {
    super(
      [
        'Remit cannot start. These settings are not valid:',
        ...problems.map((p) => `  ${p.variable}: ${p.problem}`),
      ].join('\n'),
    );
  }
}
