import { Module } from '@nestjs/common';
import { BusinessProfileController } from './business-profile.controller';
import { BusinessProfileRepository } from './business-profile.repository';
import { BusinessProfiles } from './business-profiles';
import { ProfileZone } from './profile-zone';
import { BusinessLogoController } from './logo/business-logo.controller';

@Module({
  controllers: [BusinessProfileController, BusinessLogoController],
  providers: [BusinessProfileRepository, BusinessProfiles, ProfileZone],
  exports: [BusinessProfiles],
})
export class BusinessProfileModule {}
