export { toFlexprice } from './flexprice-answer';
export { flexpriceDocument } from './flexprice-document';
export { flexpriceGuide, refuseFlexpriceGaps } from './flexprice-gaps';
export { FlexpriceDialectModule } from './flexprice-dialect.module';
export { FlexpriceInterceptor } from './flexprice.interceptor';
export { acceptFlexpricePaths } from './flexprice-paths';
