import { Global, Module } from '@nestjs/common';
import { Settings } from '@remit/settings';
import { Encryption } from './encryption';
import { InvalidKeyRing } from './encryption.errors';
import { KeyRing } from './key-ring';

@Global()
@Module({
  providers: [
    {
      provide: Encryption,
      inject: [Settings],
      useFactory: (settings: Settings) => {
        if (!settings.encryptionKeys) throw new InvalidKeyRing('ENCRYPTION_KEYS is not set');
        return new Encryption(KeyRing.parse(settings.encryptionKeys));
      },
    },
  ],
  exports: [Encryption],
})
export class EncryptionModule {}
