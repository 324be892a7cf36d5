import { Module } from '@nestjs/common';
import { CustomersModule } from '@remit/customers';
import { EncryptionKeysModule } from '../encryption/encryption-keys.module';
import { ErasureController } from './erasure.controller';
import { ErasureRepository } from './erasure.repository';
import { ErasureService } from './erasure.service';

/** Above every feature, like key rotation, because all of them store personal data. */
@Module({
  imports: [CustomersModule, EncryptionKeysModule],
  controllers: [ErasureController],
  providers: [ErasureRepository, ErasureService],
})
export class ErasureModule {}
