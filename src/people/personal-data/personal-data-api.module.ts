import { Module } from '@nestjs/common';

import { PersonalDataModule } from './personal-data.module.js';
import { PersonalDataResolver } from './personal-data.resolver.js';

/** The doors to what is kept of people, and to forgetting it. */
@Module({ imports: [PersonalDataModule], providers: [PersonalDataResolver] })
export class PersonalDataApiModule {}
