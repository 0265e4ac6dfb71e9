import { Module } from '@nestjs/common';

import { BusinessPlansModule } from '../business-plans.module.js';
import { BusinessPlansService } from '../business-plans.service.js';
import { BusinessPlansResolver, PlansOfVentureResolver } from './business-plans.resolver.js';
import { PlanReviewsLoader, PlansOfVentureLoader, PlanStepsLoader } from './plan.loaders.js';
import { PlanReviewsResolver } from './plan-reviews.resolver.js';

/** The doors to business plans, for staff and for reviewers. */
@Module({
  imports: [BusinessPlansModule],
  providers: [
    BusinessPlansResolver,
    PlansOfVentureResolver,
    PlanReviewsResolver,
    { provide: PlansOfVentureLoader, inject: [BusinessPlansService], useFactory: (plans: BusinessPlansService) => new PlansOfVentureLoader(plans) },
    { provide: PlanStepsLoader, inject: [BusinessPlansService], useFactory: (plans: BusinessPlansService) => new PlanStepsLoader(plans) },
    { provide: PlanReviewsLoader, inject: [BusinessPlansService], useFactory: (plans: BusinessPlansService) => new PlanReviewsLoader(plans) },
  ],
})
export class BusinessPlansApiModule {}
