import { Module } from '@nestjs/common';
import { CustomersModule } from '@remit/customers';
import { EncryptionKeysModule } from '../encryption/encryption-keys.module';
import { ErasureController } from './erasure.controller';
import { ErasureRepository } from './erasure.repository';
import { ErasureService } from './erasure.service';

/** Above every feature, as rotating keys is: what names a person lies in all of them. */
@Module({
  imports: [CustomersModule, EncryptionKeysModule],
  controllers: [ErasureController],
  providers: [ErasureRepository, ErasureService],
})
export class ErasureModule {}
