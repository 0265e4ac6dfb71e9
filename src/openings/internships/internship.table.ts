import { EntitySchema } from 'typeorm';

import { day, formatDay } from '../../kernel/day.js';
import type { MissionId, OpeningId } from '../../kernel/ids.js';
import type { InternshipTerms, StartWindow } from './internship.js';

/** The own terms of an internship, beside its opening. */
export interface InternshipRow extends InternshipTerms {
  readonly missionId: MissionId;
  readonly openingId: OpeningId;
}

interface KeptWindow {
  readonly from: string;
  readonly to: string;
}

export const internshipTable = new EntitySchema<InternshipRow>({
  name: 'internship',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    openingId: { type: 'uuid', primary: true, name: 'opening_id' },
    form: { type: 'text' },
    months: { type: 'smallint', nullable: true },
    mentor: { type: 'text', nullable: true },
    learningGoals: { type: 'text', array: true, name: 'learning_goals' },
    insurance: { type: 'text', nullable: true },
    writtenAgreement: { type: 'boolean', name: 'written_agreement' },
    startWindows: {
      type: 'jsonb',
      name: 'start_windows',
      transformer: {
        to: (windows: readonly StartWindow[]): KeptWindow[] => windows.map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to) })),
        from: (windows: readonly KeptWindow[]): StartWindow[] => windows.map(({ from, to }) => ({ from: day(from), to: day(to) })),
      },
    },
  },
});
