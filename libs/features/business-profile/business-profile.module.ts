import { Module } from '@nestjs/common';
import { BusinessProfileController } from './business-profile.controller';
import { BusinessProfileRepository } from './business-profile.repository';
import { BusinessProfiles } from './business-profiles';
import { BusinessLogoController } from './logo/business-logo.controller';

@Module({
  controllers: [BusinessProfileController, BusinessLogoController],
  providers: [BusinessProfileRepository, BusinessProfiles],
  exports: [BusinessProfiles],
})
export class BusinessProfileModule {}
