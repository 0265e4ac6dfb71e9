import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { NodeSources } from '../../../platform/graphql/node.js';
import type { Act, Role, Viewer } from '../../../platform/viewer.js';
import type { Preview } from '../preview.js';
import { readyProgrammes } from '../ready/ready-programmes.js';
import type { Verdict } from '../rule-set.js';
import {
  AdoptProgrammeInput,
  AdoptProgrammeResult,
  CreateProgrammeInput,
  CreateProgrammeResult,
  EditProgrammeInput,
  EditProgrammeResult,
  PreviewRulesArgs,
  ProgrammeConnection,
  ProgrammeType,
  ReadyProgrammeType,
  RuleSetType,
  TryRulesArgs,
  WriteRuleSetInput,
  WriteRuleSetResult,
  type ProgrammeTermsInput,
} from './programme.graphql.js';
import type { Programme, ProgrammeId, ProgrammeTerms, StoredRuleSet } from './programme.js';
import { ProgrammesService } from './programmes.service.js';
import { RuleSetsLoader } from './rule-sets.loader.js';
import { RulePreviewType, VerdictType, type RuleType } from './rule.graphql.js';

/** Staff who read programmes in their work. */
const READERS: readonly Role[] = ['ADMIN', 'JOB_PLACEMENT_OFFICER', 'CASE_MANAGER', 'RETURN_COUNSELLOR', 'FINANCE', 'PROTECTION', 'MONITORING'];

@Resolver(() => ProgrammeType)
export class ProgrammesResolver {
  constructor(
    private readonly service: ProgrammesService,
    private readonly sets: RuleSetsLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Programme', access: READERS, typeName: () => 'Programme', byIds: (viewer, ids) => service.byIds(viewer, ids) });
  }

  @Query(() => ProgrammeConnection, { description: 'Programmes of the mission, newest first.' })
  @Access(READERS)
  async programmes(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<Programme>> {
    const page = pageOf(args, ['id']);
    const rows = await this.service.page(viewer, (page.after?.[0] ?? null) as ProgrammeId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Query(() => [ReadyProgrammeType], { description: 'Programmes that are known and can be taken over.' })
  @Access(['ADMIN'])
  readyProgrammes(): readonly ReadyProgrammeType[] {
    return readyProgrammes;
  }

  @Query(() => RulePreviewType, { nullable: true, description: 'What rules would change for the open cases of a programme.' })
  @Access(['ADMIN'])
  previewRules(@CurrentViewer() viewer: Viewer, @Args() { programmeId, rules, on }: PreviewRulesArgs): Promise<Outcome<Preview>> {
    return this.service.preview(viewer, localId('Programme', programmeId), rules, on ?? null);
  }

  @Query(() => VerdictType, { nullable: true, description: "What a programme's rules say of facts that somebody makes up, to try them." })
  @Access(['ADMIN', 'JOB_PLACEMENT_OFFICER'])
  tryRules(@CurrentViewer() viewer: Viewer, @Args() { programmeId, facts, on }: TryRulesArgs): Promise<Outcome<Verdict>> {
    return this.service.tryOut(viewer, localId('Programme', programmeId), facts, on ?? null);
  }

  @Mutation(() => AdoptProgrammeResult, { description: 'Takes over a programme that is known, with its rules.' })
  @Access(['ADMIN'])
  adoptProgramme(@CurrentAct() act: Act, @Args('input') input: AdoptProgrammeInput): Promise<Outcome<Programme>> {
    return this.service.adopt(act, input.code);
  }

  @Mutation(() => CreateProgrammeResult, { description: 'Writes a programme down; without rules nobody is eligible yet.' })
  @Access(['ADMIN'])
  createProgramme(@CurrentAct() act: Act, @Args('input') input: CreateProgrammeInput): Promise<Outcome<Programme>> {
    return this.service.create(act, input.code, termsOf(input.terms));
  }

  @Mutation(() => EditProgrammeResult, { description: 'Changes what a programme offers and asks; a stale edit is refused, not lost.' })
  @Access(['ADMIN'])
  editProgramme(@CurrentAct() act: Act, @Args('input') input: EditProgrammeInput): Promise<Outcome<Programme>> {
    return this.service.edit(act, localId('Programme', input.id), input.version, termsOf(input.terms));
  }

  @Mutation(() => WriteRuleSetResult, { description: 'Writes the next rules of a programme; what was decided before stays decided by the rules of then.' })
  @Access(['ADMIN'])
  writeRuleSet(@CurrentAct() act: Act, @Args('input') input: WriteRuleSetInput): Promise<Outcome<StoredRuleSet>> {
    const { programmeId, validFrom, source, reviewed, rules } = input;
    return this.service.writeRules(act, localId('Programme', programmeId), { validFrom, source, reviewed, rules });
  }

  @ResolveField(() => [RuleSetType], { description: 'Its rule sets, the first one first.' })
  ruleSets(@Parent() programme: Programme, @Context() context: RequestContext): Promise<readonly StoredRuleSet[]> {
    return this.sets.for(context).load(programme.id);
  }
}

@Resolver(() => RuleSetType)
export class RuleSetsResolver {
  @ResolveField('rules')
  rules(@Parent() { rules }: StoredRuleSet): RuleType[] {
    return rules.map((rule) => ({ ...rule, when: rule.when === null ? null : JSON.stringify(rule.when), holds: JSON.stringify(rule.holds) }));
  }
}

function termsOf({ mostMonths = null, startsOn = null, endsOn = null, ...terms }: ProgrammeTermsInput): ProgrammeTerms {
  return { ...terms, mostMonths, startsOn, endsOn };
}
