import 'reflect-metadata';
import { KeyRotation } from './encryption/key-rotation';
import { KeyRotationModule } from './encryption/key-rotation.module';
import { onExistingDatabase } from './on-existing-database';
import { startFailure } from './start-failure';

/**
 * `npm run keys:rotate`: encrypts everything with the first key of ENCRYPTION_KEYS while the servers run. It creates
 * neither a key nor a database.
 */
async function main(): Promise<void> {
  await onExistingDatabase(
    (settings) => KeyRotationModule.forRoot(settings),
    async ({ app, settings, facts }) => {
      const { rotated, left, environments, values } = await app.get(KeyRotation).run();
      process.stdout.write(
        `Checked ${values} encrypted values of ${environments} environments in the database "${facts.database}" on ${new URL(settings.databaseUrl ?? '').host}.\n`,
      );
      process.stdout.write(
        values === 0
          ? 'It holds no encrypted values, so this does not test the keys. Check that DATABASE_URL names the right database.\n'
          : left === 0
            ? `${rotated} values re-encrypted. No value needs the older keys: you can remove them from ENCRYPTION_KEYS.\n`
            : `${rotated} values re-encrypted; ${left} rows were locked and still need an older key. Run the command again.\n`,
      );
      process.exitCode = left === 0 && values > 0 ? 0 : 1;
    },
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
});
