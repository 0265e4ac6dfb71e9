import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

import { AirtimeResolver } from './airtime/airtime.resolver.js';
import { CodesModule } from './codes/codes.module.js';
import { CodesResolver } from './codes/codes.resolver.js';
import { ContactsResolver } from './contact/contacts.resolver.js';
import { RelayBytes } from './hearing/relay-bytes.js';
import { RelayDoorController } from './hearing/relay-door.controller.js';
import { JoinedModule } from './joined/joined.module.js';
import { ReadOutsResolver } from './read-outs/read-outs.resolver.js';
import { RelaysResolver } from './relays/relays.resolver.js';
import { SmsModule } from './sms.module.js';
import { TextSurveysModule } from './surveys/text-surveys.module.js';
import { TextSurveysResolver } from './surveys/text-surveys.resolver.js';
import { TextViewsResolver } from './views/text-views.resolver.js';

/** The doors to text messages. */
@Module({
  imports: [SmsModule, JoinedModule, TextSurveysModule, CodesModule],
  controllers: [RelayDoorController],
  providers: [
    RelaysResolver,
    ContactsResolver,
    CodesResolver,
    TextViewsResolver,
    ReadOutsResolver,
    TextSurveysResolver,
    AirtimeResolver,
    { provide: RelayBytes, inject: [HttpAdapterHost], useFactory: (host: HttpAdapterHost) => new RelayBytes(host) },
  ],
})
export class SmsApiModule {}
