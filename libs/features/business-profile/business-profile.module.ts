import { Module } from '@nestjs/common';
import { BusinessProfileController } from './business-profile.controller';
import { BusinessProfileRepository } from './business-profile.repository';
import { BusinessProfiles } from './business-profiles';

@Module({
  controllers: [BusinessProfileController],
  providers: [BusinessProfileRepository, BusinessProfiles],
  exports: [BusinessProfiles],
})
export class BusinessProfileModule {}
