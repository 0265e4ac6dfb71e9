import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { NodeSources } from '../../../platform/graphql/node.js';
import type { Act, Role, Viewer } from '../../../platform/viewer.js';
import { AwardType } from '../awards/award.graphql.js';
import type { ShownAward } from '../awards/award.js';
import { AwardLoader } from '../awards/award.loader.js';
import type { Payment, PaymentId } from './payment.js';
import { DecidePaymentInput, DecidePaymentResult, PaymentConnection, PaymentsArgs, PaymentType, RequestPaymentInput, RequestPaymentResult } from './payment.graphql.js';
import { PaymentsService } from './payments.service.js';

/** Who reads payments: partners those to their own employer. */
const READERS: readonly Role[] = ['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'];

@Resolver(() => PaymentType)
export class PaymentsResolver {
  constructor(
    private readonly service: PaymentsService,
    private readonly awards: AwardLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Payment', access: READERS, typeName: () => 'Payment', byIds: (viewer, ids) => service.byIds(viewer, ids) });
  }

  @Query(() => PaymentConnection, { description: 'Payments that were asked for, newest first; for partners those to their employer.' })
  @Access(READERS)
  async payments(@CurrentViewer() viewer: Viewer, @Args() args: PaymentsArgs): Promise<Connection<Payment>> {
    const page = pageOf(args, ['id']);
    const rows = await this.service.page(viewer, args.status ?? null, (page.after?.[0] ?? null) as PaymentId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => RequestPaymentResult, { description: 'Asks for a part of an award to be paid.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'PARTNER'])
  requestPayment(@CurrentAct() act: Act, @Args('input') input: RequestPaymentInput): Promise<Outcome<Payment>> {
    const { awardId, amount: minor, fromDay, toDay, evidence, document = null } = input;
    return this.service.request(act, { awardId: localId('Award', awardId), minor, fromDay, toDay, evidence, document });
  }

  @Mutation(() => DecidePaymentResult, { description: 'Approves a payment that somebody else requested, which pays it, or rejects it.' })
  @Access(['FINANCE'])
  decidePayment(@CurrentAct() act: Act, @Args('input') input: DecidePaymentInput): Promise<Outcome<Payment>> {
    return this.service.decide(act, localId('Payment', input.id), input.approve, input.reason ?? null);
  }

  @ResolveField(() => AwardType, { nullable: true, description: 'What it is a part of: in which currency, to whom, and what is left of it. Empty where you may not see it.' })
  award(@Parent() payment: Payment, @Context() context: RequestContext): Promise<ShownAward | null> {
    return this.awards.for(context).load(payment.awardId);
  }
}
