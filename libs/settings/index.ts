export { ensureLocalKeys } from './local-keys';
export { InvalidSettings, type SettingProblem } from './invalid-settings';
export { isLoopbackHost, isNearbyHost } from './loopback';
export { loadSettings, requireGivenKeys } from './load-settings';
export { isAddressRange, Satisfies } from './setting-rules';
export { Settings, type LogLevel, type NodeEnvironment, type Role } from './settings';
export { SettingsModule } from './settings.module';
