import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

import { RelayBytes } from './hearing/relay-bytes.js';
import { RelayDoorController } from './hearing/relay-door.controller.js';
import { SmsModule } from './sms.module.js';

/** The doors to text messages. */
@Module({
  imports: [SmsModule],
  controllers: [RelayDoorController],
  providers: [{ provide: RelayBytes, inject: [HttpAdapterHost], useFactory: (host: HttpAdapterHost) => new RelayBytes(host) }],
})
export class SmsApiModule {}
