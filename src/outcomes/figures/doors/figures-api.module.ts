import { Module } from '@nestjs/common';

import { FiguresModule } from '../figures.module.js';
import { FiguresController } from './figures.controller.js';
import { FiguresResolver } from './figures.resolver.js';

/** The doors to the figures. */
@Module({ imports: [FiguresModule], controllers: [FiguresController], providers: [FiguresResolver] })
export class FiguresApiModule {}
