import { Query, Resolver } from '@nestjs/graphql';

import { policyInUse } from '../../matching/index.js';
import { Access } from '../../platform/graphql/access.js';
import { productVersion } from '../../platform/version.js';
import { AboutType } from './about.graphql.js';
import { AboutService } from './about.service.js';
import { sentences } from './about.js';

const version = productVersion();

@Resolver()
export class AboutResolver {
  constructor(private readonly aboutService: AboutService) {}

  @Query(() => AboutType, { description: 'What this service is, which version, and who made the data that it uses.' })
  @Access('ANYONE')
  async about(): Promise<AboutType> {
    const { classifications, credits } = await this.aboutService.data();
    const policy = { name: policyInUse.name, provisional: policyInUse.provisional };
    return { name: 'Rejoin', version, licence: 'Apache-2.0', classifications, credits, policy, sentences };
  }
}
