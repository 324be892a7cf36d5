export { BusinessProfileModule } from './business-profile.module';
export {
  type BusinessLogo,
  BusinessProfile,
  type Language,
  LANGUAGES,
  type LogoFacts,
} from './business-profile.entity';
export { type Business, BusinessProfiles, PRODUCT_COLOR } from './business-profiles';
export { contrastOnWhite, inkOf, LEAST_CONTRAST } from './color';
export { dayIn, daysAfter } from './day-in';
export { momentIn } from './moment-in';
export { sendLogo } from './logo/send-logo';
