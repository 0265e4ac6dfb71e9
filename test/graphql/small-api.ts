import { Controller, Get, Module, type Type } from '@nestjs/common';
import { Args, Context, Field, ID, InputType, Int, Mutation, ObjectType, Parent, Query, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

import { day, type Day } from '../../src/kernel/day.js';
import type { AccountId, Id, MissionId } from '../../src/kernel/ids.js';
import { accepted, refused, type Outcome } from '../../src/kernel/outcome.js';
import { Access } from '../../src/platform/graphql/access.js';
import { connectionOf, connectionType, PageArgs, pageOf, type Connection } from '../../src/platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, VIEWER_SOURCE, type RequestContext, type ViewerRequest } from '../../src/platform/graphql/context.js';
import { GlobalId, localId } from '../../src/platform/graphql/global-id.js';
import { GraphiqlModule } from '../../src/platform/graphql/graphiql/graphiql.module.js';
import { graphqlModule } from '../../src/platform/graphql/graphql.module.js';
import { RecordLoader } from '../../src/platform/graphql/loaders.js';
import { MutationInput } from '../../src/platform/graphql/mutation-input.js';
import { Node, NodeSources } from '../../src/platform/graphql/node.js';
import { resultUnion } from '../../src/platform/graphql/refused.js';
import { DateScalar } from '../../src/platform/graphql/scalars.js';
import { RequestViewer } from '../../src/platform/http/access.guard.js';
import { HttpRefusal } from '../../src/platform/http/http-refusal.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { httpAdapter, prepareHttp } from '../../src/platform/http/server.js';
import { createLog, type Log } from '../../src/platform/log/log.js';
import { NestLog } from '../../src/platform/log/nest-log.js';
import type { Act, Role, Viewer } from '../../src/platform/viewer.js';

type BoatId = Id<'Boat'>;

export interface Boat {
  readonly id: BoatId;
  readonly name: string;
  readonly builtOn: Day | null;
  readonly seenAt: Date;
  readonly ownerId: Id<'Owner'>;
}

export const boatId = (n: number): BoatId => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as BoatId;

export const boats: readonly Boat[] = Array.from({ length: 25 }, (_, i) => ({
  id: boatId(i),
  name: `Boat ${i}`,
  builtOn: i % 2 === 0 ? day('2020-02-29') : null,
  seenAt: new Date(Date.UTC(2026, 0, 1, 0, 0, i)),
  ownerId: (i % 3 === 0 ? boatId(900) : boatId(901)) as string as Id<'Owner'>,
}));

const Colour = { RED: 'RED', BLUE: 'BLUE' } as const;
registerEnumType(Colour, { name: 'Colour', description: 'A colour.', valuesMap: { RED: { description: 'Red.' }, BLUE: { description: 'Blue.' } } });

@ObjectType('Owner', { description: 'Who owns a boat.' })
class OwnerType {
  @GlobalId('Owner') readonly id!: Id<'Owner'>;
}

@ObjectType('Boat', { implements: () => [Node], description: 'A boat.' })
class BoatType {
  @GlobalId('Boat') readonly id!: BoatId;
  @Field(() => String, { description: 'Its name.' }) readonly name!: string;
  @Field(() => DateScalar, { nullable: true, description: 'When it was built.' }) readonly builtOn!: Day | null;
  @Field(() => Date, { description: 'When it was last seen.' }) readonly seenAt!: Date;
}

const BoatConnection = connectionType<Boat>('Boat', BoatType, { totalCount: true });
const RenameBoatResult = resultUnion('RenameBoatResult', BoatType);

@InputType('RenameBoatInput', { description: 'A new name for a boat.' })
class RenameBoatInput extends MutationInput {
  @Field(() => ID, { description: 'Which boat.' }) readonly boatId!: string;
  @Field(() => String, { description: 'Its new name.' }) readonly name!: string;
  @Field(() => DateScalar, { nullable: true, description: 'From when.' }) readonly from?: Day | null;
}

/** What the services of a real API would do; it also remembers what it was asked. */
export class Harbour {
  readonly acts: Act[] = [];
  readonly reads: (readonly string[])[] = [];
  work: (() => Promise<unknown>) | null = null;

  rename(act: Act, id: BoatId, name: string): Outcome<Boat> {
    this.acts.push(act);
    const boat = boats.find((one) => one.id === id);
    if (boat === undefined) return refused('NOT_FOUND', { what: 'boat' });
    return accepted({ ...boat, name });
  }
}

class OwnerLoader extends RecordLoader<Id<'Owner'>, { readonly id: Id<'Owner'> }> {
  constructor(harbour: Harbour) {
    super(async (_, ids) => {
      harbour.reads.push(ids);
      return ids.map((id) => ({ id })).reverse();
    });
  }
}

@Resolver(() => BoatType)
class BoatsResolver {
  constructor(
    private readonly harbour: Harbour,
    private readonly owners: OwnerLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Boat', access: ['ADMIN'], typeName: () => 'Boat', byIds: async (_: Viewer, ids: readonly BoatId[]) => boats.filter((boat) => ids.includes(boat.id)) });
  }

  @Query(() => String, { description: 'Says hello.' })
  @Access('ANYONE')
  hello(@Args('name', { type: () => String, defaultValue: 'you', description: 'To whom.' }) name: string): string {
    return `hello ${name}`;
  }

  @Query(() => String, { nullable: true, description: 'Fails with a secret.' })
  @Access('ANYONE')
  broken(): string {
    throw new Error('secret of the house');
  }

  @Query(() => Colour, { nullable: true, description: 'Takes its time.' })
  @Access('ANYONE')
  async slow(): Promise<string> {
    await this.harbour.work?.();
    return 'RED';
  }

  @Query(() => String, { nullable: true, description: 'Has no rule.' })
  forgotten(): string {
    return 'reached';
  }

  @Query(() => String, { nullable: true, description: 'For administrators.' })
  @Access(['ADMIN'])
  forAdmins(@CurrentViewer() viewer: Viewer): string {
    return viewer.roles.join();
  }

  @Query(() => String, { nullable: true, description: 'Refuses.' })
  @Access('SIGNED_IN')
  refusing(): Outcome<string> {
    return refused('STALE_EDIT', { what: 'boat', version: 7 });
  }

  @Query(() => BoatConnection, { description: 'All boats, the one seen last first.' })
  @Access('SIGNED_IN')
  boats(@Args() args: PageArgs): Connection<Boat> {
    const page = pageOf(args, ['instant', 'id']);
    const sorted = [...boats].reverse();
    const { after } = page;
    const from = after === null ? 0 : sorted.findIndex((boat) => boat.seenAt < after[0]);
    const rows = from < 0 ? [] : sorted.slice(from, from + page.limit);
    return connectionOf(rows, page, (boat) => [boat.seenAt, boat.id], boats.length);
  }

  @Mutation(() => RenameBoatResult, { description: 'Gives a boat another name.' })
  @Access(['ADMIN', 'CASE_MANAGER'])
  renameBoat(@CurrentAct() act: Act, @Args('input') input: RenameBoatInput): Outcome<Boat> {
    return this.harbour.rename(act, localId('Boat', input.boatId), input.name);
  }

  @ResolveField(() => OwnerType, { nullable: true, description: 'Who owns it.' })
  owner(@Parent() boat: Boat, @Context() context: RequestContext) {
    return this.owners.for(context).load(boat.ownerId);
  }

  @ResolveField(() => Int, { nullable: true, description: 'Fails on boat 3.' })
  length(@Parent() boat: Boat): number {
    if (boat.name === 'Boat 3') throw new Error('secret of boat 3');
    return 12;
  }
}

@Controller('doors')
class DoorsController {
  @Get('forgotten')
  forgotten(): string {
    return 'reached';
  }

  @Get('admins')
  @Access(['ADMIN'])
  admins(@RequestViewer() viewer: Viewer): string {
    return viewer.roles.join();
  }

  @Get('refusing')
  @Access('ANYONE')
  refusing(): string {
    throw new HttpRefusal(refused('STALE_EDIT', { what: 'boat', version: 7 }));
  }

  @Get('broken')
  @Access('ANYONE')
  broken(): string {
    throw new Error('secret of the house');
  }
}

const missionId = boatId(1) as string as MissionId;

/** `Authorization: Bearer ADMIN` signs in with that role. */
const viewers = {
  async resolve(request: ViewerRequest): Promise<Viewer | null> {
    const role = /^Bearer ([A-Z_]+)$/.exec(String(request.headers['authorization'] ?? ''))?.[1];
    if (role === 'OUTAGE') throw new Error('secret of the issuer');
    return role === undefined ? null : { missionId, accountId: boatId(2) as string as AccountId, roles: [role as Role], employerId: null };
  },
};

/** A running server with a small API on the platform's own module, and the lines it logged. */
export interface SmallApi {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly lines: string[];
  readonly harbour: Harbour;
  query(query: string, options?: AskOptions): Promise<Answer>;
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly as?: Role | 'OUTAGE';
  readonly accept?: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked into freely
  readonly json: any;
}

/** The modules of the small API. */
export function smallModule(settings: { readonly development: boolean }, log: Log, harbour: Harbour): Type<unknown> {
  @Module({ providers: [{ provide: VIEWER_SOURCE, useValue: viewers }], exports: [VIEWER_SOURCE] })
  class Viewers {}

  @Module({
    imports: [
      HttpModule.with(log),
      { module: Viewers, global: true },
      graphqlModule(settings),
      ...(settings.development ? [GraphiqlModule.with({ defaultQuery: '{ hello }' })] : []),
    ],
    controllers: [DoorsController],
    providers: [BoatsResolver, { provide: Harbour, useValue: harbour }, { provide: OwnerLoader, useFactory: () => new OwnerLoader(harbour) }],
  })
  class SmallModule {}
  return SmallModule;
}

export async function openSmallApi(settings: { readonly development: boolean }): Promise<SmallApi> {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  const harbour = new Harbour();
  const built = await Test.createTestingModule({ imports: [smallModule(settings, log, harbour)] }).compile();
  const app = built.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: new NestLog(log) });
  await prepareHttp(app);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const query = async (text: string, { variables, as, accept }: AskOptions = {}): Promise<Answer> => {
    const reply = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: accept ?? 'application/graphql-response+json',
        ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
      },
      body: JSON.stringify({ query: text, variables }),
    });
    const body = await reply.text();
    return { status: reply.status, text: body, headers: reply.headers, json: JSON.parse(body) as unknown };
  };
  return { app, url, lines, harbour, query };
}
