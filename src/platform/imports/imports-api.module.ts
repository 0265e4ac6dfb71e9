import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

import { ImportsController } from './imports.controller.js';
import { ImportsModule } from './imports.module.js';
import { ImportsResolver } from './imports.resolver.js';
import { UploadDoor } from './uploads/upload-door.js';

/** The doors to imports. */
@Module({
  imports: [ImportsModule],
  controllers: [ImportsController],
  providers: [ImportsResolver, { provide: UploadDoor, inject: [HttpAdapterHost], useFactory: (host: HttpAdapterHost) => new UploadDoor(host) }],
})
export class ImportsApiModule {}
