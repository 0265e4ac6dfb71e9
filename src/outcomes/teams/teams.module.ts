import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { FitsModule } from '../../matches/fits/fits.module.js';
import { FitsService } from '../../matches/fits/fits.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import { EmployersModule } from '../../openings/employers/employers.module.js';
import { EmployersService } from '../../openings/employers/employers.service.js';
import { VentureMembers } from '../../openings/ventures/members.js';
import { VentureRoleRecords } from '../../openings/ventures/roles/venture-role-records.service.js';
import { isEnding } from '../../openings/ventures/venture-standing.js';
import { VenturesModule } from '../../openings/ventures/ventures.module.js';
import { VenturesService } from '../../openings/ventures/ventures.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { Standings } from '../candidates/standings.js';
import { EmployerMoves } from '../offers/employer-moves.service.js';
import { OfferReadings } from '../offers/offer-readings.service.js';
import { OffersModule } from '../offers/offers.module.js';
import { OtherVentures } from '../offers/other-ventures.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementsService } from '../placements/placements.service.js';
import { Apart } from './apart.js';
import { JoiningService } from './joining.service.js';
import { Elsewhere } from './elsewhere.js';
import { TeamCalls } from './solving/team-calls.service.js';
import { TeamSolving } from './solving/team-solving.service.js';
import { TeamBook } from './team-book.js';
import { teamHolding } from './team-holding.js';
import { TeamLeavers } from './team-leavers.service.js';
import { TeamsProcessor } from './teams.processor.js';
import { TeamsService } from './teams.service.js';

/** Teams for ventures, and the job that finds them. */
@Module({
  imports: [CandidatesModule, MissionsModule, TasksModule, EmployersModule, VenturesModule, FitsModule, ProgrammesModule, PlacementsModule, OffersModule, HoldersModule],
  providers: [
    { provide: TeamBook, inject: [UnitOfWork, CLOCK], useFactory: (work: UnitOfWork, clock: Clock) => new TeamBook(work, clock) },
    {
      provide: TeamsService,
      inject: [UnitOfWork, CLOCK, MissionsService, VenturesService, TasksService, PersonalDataHolders, VentureMembers, VentureRoleRecords, PlacementsService, Elsewhere, TeamCalls, EmployersService],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        ventures: VenturesService,
        tasks: TasksService,
        holders: PersonalDataHolders,
        members: VentureMembers,
        roles: VentureRoleRecords,
        placements: PlacementsService,
        elsewhere: Elsewhere,
        calls: TeamCalls,
        employers: EmployersService,
      ) => {
        holders.add(teamHolding);
        members.add(
          async (tx, missionId, id) => placements.peopleAt(tx, missionId, (await roles.of(tx, missionId, [id])).map((role) => role.openingId)),
          async (tx, missionId, ids) => (await roles.byOpenings(tx, missionId, (await placements.seatsOf(tx, missionId, ids)).map((seat) => seat.openingId))).map((role) => role.ventureId),
        );
        const teams = new TeamsService(work, clock, { missions, ventures, employers, people: new JobseekerRecords(clock), tasks, elsewhere, calls });
        ventures.follow(async (tx, viewer, _, venture) => {
          if (isEnding(venture.status)) await teams.ended(tx, viewer, venture);
        });
        return teams;
      },
    },
    {
      provide: JoiningService,
      inject: [UnitOfWork, OfferReadings, EmployerMoves, TeamsService, VentureMembers, VentureRoleRecords, Apart],
      useFactory: (work: UnitOfWork, offers: OfferReadings, moves: EmployerMoves, teams: TeamsService, members: VentureMembers, roles: VentureRoleRecords, apart: Apart) => {
        members.addAsked((tx, missionId, id) => teams.everChosen(tx, missionId, id));
        members.addAsked(async (tx, missionId, id) => offers.offeredAt(tx, missionId, (await roles.of(tx, missionId, [id])).map((role) => role.openingId)));
        return new JoiningService(work, offers, moves, teams, apart);
      },
    },
    {
      provide: Elsewhere,
      inject: [CLOCK, VenturesService, VentureRoleRecords, PlacementsService, OtherVentures],
      useFactory: (clock: Clock, ventures: VenturesService, roles: VentureRoleRecords, placements: PlacementsService, others: OtherVentures) => {
        const elsewhere = new Elsewhere(ventures, roles, placements, new JobseekerRecords(clock));
        others.knownBy((...offered) => elsewhere.atRoles(...offered));
        return elsewhere;
      },
    },
    {
      provide: Apart,
      inject: [CLOCK, VenturesService, Elsewhere],
      useFactory: (clock: Clock, ventures: VenturesService, elsewhere: Elsewhere) => new Apart(new JobseekerRecords(clock), ventures, elsewhere),
    },
    {
      provide: TeamCalls,
      inject: [UnitOfWork, CLOCK, MissionsService, VenturesService, VentureRoleRecords, ProgrammesService, FitsService, Elsewhere, TeamBook],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        ventures: VenturesService,
        roles: VentureRoleRecords,
        programmes: ProgrammesService,
        fits: FitsService,
        elsewhere: Elsewhere,
        book: TeamBook,
      ) => new TeamCalls(work, { missions, ventures, roles, openings: new OpeningRecords(), people: new JobseekerRecords(clock), programmes, fits, elsewhere }, book),
    },
    { provide: TeamSolving, inject: [CLOCK, TeamCalls, TeamBook], useFactory: (clock: Clock, calls: TeamCalls, book: TeamBook) => new TeamSolving(clock, calls, book) },
    {
      provide: TeamLeavers,
      inject: [UnitOfWork, Standings, PlacementsService, TeamsService, Elsewhere, Apart],
      useFactory: (work: UnitOfWork, standings: Standings, placements: PlacementsService, teams: TeamsService, elsewhere: Elsewhere, apart: Apart) =>
        new TeamLeavers(work, standings, new OpeningRecords(), placements, teams, elsewhere, apart),
    },
    {
      provide: TeamsProcessor,
      inject: [TeamSolving, TeamBook, TeamLeavers, MissionsService],
      useFactory: (solving: TeamSolving, book: TeamBook, leavers: TeamLeavers, missions: MissionsService) => new TeamsProcessor(solving, book, leavers, missions),
    },
  ],
  exports: [TeamsService, JoiningService],
})
export class TeamsModule {}
