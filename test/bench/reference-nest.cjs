// Reference for Remit's start: a minimal Nest application with TypeORM, one entity and one controller. It is ready
// when the database answers.
require('reflect-metadata');
const { Controller, Get, Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const { InjectDataSource, TypeOrmModule } = require('@nestjs/typeorm');
const { EntitySchema } = require('typeorm');

const [port, url] = process.argv.slice(2);
const Thing = new EntitySchema({ name: 'things', columns: { id: { type: 'text', primary: true } } });

class ReadyController {
  constructor(dataSource) {
    this.dataSource = dataSource;
  }

  async ready() {
    await this.dataSource.query('select 1');
    return { status: 'ok' };
  }
}
InjectDataSource()(ReadyController, undefined, 0);
Get('readyz')(ReadyController.prototype, 'ready', Object.getOwnPropertyDescriptor(ReadyController.prototype, 'ready'));
Controller()(ReadyController);

class AppModule {}
Module({
  imports: [TypeOrmModule.forRoot({ type: 'postgres', url, entities: [Thing], installExtensions: false })],
  controllers: [ReadyController],
})(AppModule);

NestFactory.create(AppModule, { logger: false }).then((app) => app.listen(Number(port), '127.0.0.1'));
