const settings = new WeakMap<Error, string>();

/**
 * Runs work that depends on one setting, and records that setting as the cause of a failure. An inner
 * `attributeFailure` takes precedence.
 * @param setting its name, or a function that finds the name by the failure
 * @throws the error of `work`
 */
export async function attributeFailure<T>(
  setting: string | ((error: Error) => string),
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && !settings.has(error))
      settings.set(error, typeof setting === 'string' ? setting : setting(error));
    throw error;
  }
}

/** Name of the setting that a failure is due to, where that is known. */
export function failedSetting(error: Error): string | undefined {
  return settings.get(error);
}
