import { writeFile } from 'node:fs/promises';

import { doors } from '../api.module.js';
import { features } from '../features.js';
import { graphqlModule } from '../platform/graphql/graphql.module.js';
import { schemaOf } from '../platform/graphql/schema-of.js';
import { printedSchema } from '../platform/graphql/schema.js';

/** `npm run schema`: writes the contract of the API as the code has it. */
class Contract {}
const contract = { module: Contract, imports: [graphqlModule({ development: false }), ...features, ...doors] };

await writeFile('src/schema.gql', printedSchema(await schemaOf(contract)));
