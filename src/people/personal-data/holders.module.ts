import { Module } from '@nestjs/common';

import { PersonalDataHolders } from './holders.js';

/** Where features that keep something of people say so. */
@Module({ providers: [{ provide: PersonalDataHolders, useFactory: () => new PersonalDataHolders() }], exports: [PersonalDataHolders] })
export class HoldersModule {}
