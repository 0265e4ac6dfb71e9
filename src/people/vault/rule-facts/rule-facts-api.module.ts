import { Module } from '@nestjs/common';

import { RuleFactsModule } from './rule-facts.module.js';
import { RuleFactsResolver } from './rule-facts.resolver.js';

/** The doors to what rules ask of people. */
@Module({ imports: [RuleFactsModule], providers: [RuleFactsResolver] })
export class RuleFactsApiModule {}
