import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ConfigModule, registerAs } from '@nestjs/config';
import { Settings } from './settings';

/** Makes `Settings` injectable everywhere; also readable as `ConfigService.get('settings.port')`. */
@Global()
@Module({})
export class SettingsModule {
  static forRoot(settings: Settings): DynamicModule {
    const configuration = registerAs('settings', () => settings);
    return {
      module: SettingsModule,
      imports: [ConfigModule.forFeature(configuration)],
      providers: [{ provide: Settings, useExisting: configuration.KEY }],
      exports: [Settings],
    };
  }
}
