/** Another running process already runs an embedded PostgreSQL in this folder; `holder` is its process id. */
export class EmbeddedPostgresInUse extends Error {
  override readonly name = 'EmbeddedPostgresInUse';
  constructor(
    readonly dataDir: string,
    readonly holder: number,
  ) {
    super(
      `Remit is already running on ${dataDir} (process ${holder}). Stop that one first, or set DATA_DIR to another folder.`,
    );
  }
}

/** PostgreSQL could not be created, started or stopped. The message contains the reason and the end of its log. */
export class EmbeddedPostgresFailed extends Error {
  override readonly name: string = 'EmbeddedPostgresFailed';
}

/** The data has another version than the programs. The message is one line with the setting and the remedy. */
export class EmbeddedPostgresOutdated extends EmbeddedPostgresFailed {
  override readonly name = 'EmbeddedPostgresOutdated';
  constructor(problem: string) {
    super(`DATA_DIR: ${problem}`);
  }
}
