import { Module } from '@nestjs/common';
import { EncryptionKeyRepository } from './encryption-key.repository';
import { EncryptionKeys } from './encryption-keys';
import { KeyRotation } from './key-rotation';
import { SealedValueRepository } from './sealed-value.repository';

@Module({
  providers: [EncryptionKeyRepository, EncryptionKeys, KeyRotation, SealedValueRepository],
  exports: [EncryptionKeys, KeyRotation, SealedValueRepository],
})
export class EncryptionKeysModule {}
