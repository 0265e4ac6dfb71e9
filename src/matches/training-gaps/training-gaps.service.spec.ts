import type { MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { testId } from '../../../test/support/market-facts.js';
import type { MarketHost } from '../market/market-host.js';
import { TrainingGapsService } from './training-gaps.service.js';

describe('the sweep of reports on training gaps', () => {
  it('looks after every mission, also where one has a fault, and tells of it', async () => {
    const missions = [1, 2].map((n) => ({ id: testId<MissionId>(n) }));
    const swept: MissionId[] = [];
    const work = {
      run: ({ missionId }: { readonly missionId: MissionId }) => {
        swept.push(missionId);
        return swept.length === 1 ? Promise.reject(new Error('constructed fault')) : Promise.resolve();
      },
    };
    const service = new TrainingGapsService(
      work as unknown as UnitOfWork,
      { now: () => new Date() },
      {} as MarketHost,
      { all: () => Promise.resolve(missions) } as unknown as MissionsService,
      {} as TaxonomyService,
    );
    await expect(service.sweep(new AbortController().signal)).rejects.toThrow('constructed fault');
    expect(swept).toEqual(missions.map(({ id }) => id));
  });
});
