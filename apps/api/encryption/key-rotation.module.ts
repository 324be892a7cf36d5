import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '@remit/database';
import { EncryptionModule } from '@remit/encryption';
import { type Settings, SettingsModule } from '@remit/settings';
import { EncryptionKeysModule } from './encryption-keys.module';

/** The application of `npm run keys:rotate`: only what reads and writes encrypted values. */
@Module({})
export class KeyRotationModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: KeyRotationModule,
      imports: [SettingsModule.forRoot(settings), DatabaseModule, EncryptionModule, EncryptionKeysModule],
    };
  }
}
