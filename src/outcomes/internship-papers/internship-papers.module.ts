import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CaseFacts } from '../../openings/eligibility/case-facts.service.js';
import { EligibilityModule } from '../../openings/eligibility/eligibility.module.js';
import { InternshipsModule } from '../../openings/internships/internships.module.js';
import { InternshipsService } from '../../openings/internships/internships.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { PaymentGates } from '../../programmes/funds/payments/payment-gates.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementsService } from '../placements/placements.service.js';
import { SupportedSeatsModule } from '../supported-seats/supported-seats.module.js';
import { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import { internshipFactSource } from './internship-fact-source.js';
import { internshipPapersHolding } from './internship-papers-holding.js';
import { InternshipPapersProcessor } from './internship-papers.processor.js';
import { InternshipPapersService } from './internship-papers.service.js';

/** Agreements and end reports of internships. */
@Module({
  imports: [MissionsModule, TasksModule, HoldersModule, InternshipsModule, EligibilityModule, FundsModule, PlacementsModule, SupportedSeatsModule],
  providers: [
    {
      provide: InternshipPapersService,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService, PlacementsService, InternshipsService, PersonalDataHolders, CaseFacts, SupportedSeats, PaymentGates],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        tasks: TasksService,
        placements: PlacementsService,
        internships: InternshipsService,
        holders: PersonalDataHolders,
        facts: CaseFacts,
        seats: SupportedSeats,
        gates: PaymentGates,
      ) => {
        holders.add(internshipPapersHolding);
        const papers = new InternshipPapersService(work, clock, { missions, tasks, placements, internships, seats, records: new JobseekerRecords(clock) });
        gates.add({ rule: 'F04', mayPay: (tx, viewer, award, payment) => papers.mayPay(tx, viewer, award, payment) });
        facts.add(internshipFactSource(papers));
        return papers;
      },
    },
    { provide: InternshipPapersProcessor, inject: [InternshipPapersService], useFactory: (papers: InternshipPapersService) => new InternshipPapersProcessor(papers) },
  ],
  exports: [InternshipPapersService],
})
export class InternshipPapersModule {}
