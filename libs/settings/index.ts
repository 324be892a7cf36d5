export { ensureLocalKeys } from './local-keys';
export { InvalidSettings, type SettingProblem } from './invalid-settings';
export { isLoopbackHost, isNearbyHost } from './loopback';
export { loadSettings, requireGivenKeys, SETTING_VARIABLES } from './load-settings';
export { isAddressRange, Satisfies } from './setting-rules';
export { Settings, type LogLevel, type NodeEnvironment, type Role } from './settings';
export { readSettingsFiles } from './settings-files';
export { SettingsModule } from './settings.module';
