import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { AccountsModule } from '../../office/accounts/accounts.module.js';
import { AccountsService } from '../../office/accounts/accounts.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { IdentitiesModule } from '../../people/vault/identities/identities.module.js';
import { IdentitiesService } from '../../people/vault/identities/identities.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { VenturesModule } from '../ventures/ventures.module.js';
import { VenturesService } from '../ventures/ventures.service.js';
import { BusinessPlansService } from './business-plans.service.js';
import { PlanBook } from './plan-book.js';
import { planHolding } from './plan-holding.js';
import { PlanReviewRecords } from './review/plan-review-records.service.js';
import { PlanReviewsService } from './review/plan-reviews.service.js';

/** Business plans of ventures, and their review by people who must not know whose they are. */
@Module({
  imports: [AccountsModule, MissionsModule, TasksModule, HoldersModule, IdentitiesModule, PlacesModule, EmployersModule, VenturesModule],
  providers: [
    {
      provide: PlanBook,
      inject: [CLOCK, MissionsService, TasksService],
      useFactory: (clock: Clock, missions: MissionsService, tasks: TasksService) => new PlanBook(clock, missions, tasks),
    },
    {
      provide: BusinessPlansService,
      inject: [UnitOfWork, CLOCK, VenturesService, AccountsService, PlanBook, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, ventures: VenturesService, accounts: AccountsService, book: PlanBook, holders: PersonalDataHolders) => {
        holders.add(planHolding);
        ventures.follow((tx, viewer, _, now) => book.follow(tx, viewer, now));
        return new BusinessPlansService(work, clock, ventures, accounts, book, new PlanReviewRecords());
      },
    },
    {
      provide: PlanReviewsService,
      inject: [UnitOfWork, CLOCK, VenturesService, EmployersService, IdentitiesService, PlacesService, PlanBook],
      useFactory: (work: UnitOfWork, clock: Clock, ventures: VenturesService, employers: EmployersService, identities: IdentitiesService, places: PlacesService, book: PlanBook) =>
        new PlanReviewsService(work, clock, { ventures, employers, identities, places, people: new JobseekerRecords(clock) }, book),
    },
  ],
  exports: [BusinessPlansService, PlanReviewsService],
})
export class BusinessPlansModule {}
