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
export { dayIn, daysAfter, momentIn } from './zoned-days';
export { sendLogo } from './logo/send-logo';
