/** Another running process already keeps an embedded PostgreSQL in this folder; `holder` is its process id. */
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

/** PostgreSQL could not be created, started or stopped; the message says why, with the end of its log. */
export class EmbeddedPostgresFailed extends Error {
  override readonly name: string = 'EmbeddedPostgresFailed';
}

/** The data is of another version than the programs. The message is one line that names the setting and says what to do. */
export class EmbeddedPostgresOutdated extends EmbeddedPostgresFailed {
  override readonly name = 'EmbeddedPostgresOutdated';
  constructor(problem: string) {
    super(`DATA_DIR: ${problem}`);
  }
}
