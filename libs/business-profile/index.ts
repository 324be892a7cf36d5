export { BusinessProfileModule } from './business-profile.module';
export { BusinessProfile } from './business-profile.entity';
export { type Business, BusinessProfiles, type BusinessLanguage } from './business-profiles';
export { dayIn } from './day-in';
