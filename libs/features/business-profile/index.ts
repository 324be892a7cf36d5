export { BusinessProfileModule } from './business-profile.module';
export { BusinessProfile, type Language, LANGUAGES } from './business-profile.entity';
export { type Business, BusinessProfiles, PRODUCT_COLOR } from './business-profiles';
export { dayIn, daysAfter } from './day-in';
export { momentIn } from './moment-in';
