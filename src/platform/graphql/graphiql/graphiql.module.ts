import { Module, type DynamicModule } from '@nestjs/common';

import { GraphiqlController } from './graphiql.controller.js';
import { GRAPHIQL_SETTINGS, type GraphiqlSettings } from './settings.js';

/** GraphiQL at `/`, wholly from this server. Development only: its package is not installed in production. */
@Module({})
export class GraphiqlModule {
  static with(settings: GraphiqlSettings): DynamicModule {
    return {
      module: GraphiqlModule,
      controllers: [GraphiqlController],
      providers: [{ provide: GRAPHIQL_SETTINGS, useValue: settings }],
    };
  }
}
