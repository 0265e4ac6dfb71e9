import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { SurveyResponse } from './survey.js';

/** A response with its answers, encrypted by the person's key. */
export interface SealedResponse extends SurveyResponse {
  readonly answers: Buffer;
}

export const surveyResponseTable = new EntitySchema<SealedResponse>({
  name: 'survey_response',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id' },
    instrument: { type: 'text' },
    round: { type: 'text' },
    part: { type: 'text' },
    revision: { type: 'integer' },
    channel: { type: 'text' },
    conductedOn: { ...dayColumn, name: 'conducted_on' },
    referralReady: { type: 'boolean', name: 'referral_ready' },
    recordedBy: { type: 'uuid', name: 'recorded_by', nullable: true },
    recordedAt: { type: 'timestamptz', precision: 3, name: 'recorded_at' },
    answers: { type: 'bytea' },
  },
});
