import { DiscoveryService, ModulesContainer, NestFactory, Reflector } from '@nestjs/core';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { SubscriberRegistry } from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { AppModule } from '../../apps/api/app.module';

/**
 * The registry of the whole application. Nest wires the modules and creates no provider (`preview`), so no database
 * is needed.
 */
export async function runningRegistry(): Promise<SubscriberRegistry> {
  const module = AppModule.forRoot(new Settings({ logLevel: 'silent' }));
  const app = await NestFactory.createApplicationContext(module, { preview: true, logger: false });
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  const registry = new SubscriberRegistry(discovery, new Reflector(), new EventEmitter2());
  registry.onModuleInit();
  return registry;
}
