import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CaseFilesModule } from '../../people/jobseekers/case-files.module.js';
import { CaseFiles } from '../../people/jobseekers/case-files.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { KeysModule } from '../../people/vault/keys/keys.module.js';
import { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { QuestionSources } from '../hearing/question-sources.js';
import { SmsModule } from '../sms.module.js';
import { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import { TextCauses } from '../texts/text-causes.js';
import { codeHolding } from './code-holding.js';
import { CODE_CAUSE, OneTimeCodes } from './codes.service.js';

/** Codes by which it is known who speaks. */
@Module({
  imports: [SmsModule, CaseFilesModule, HoldersModule, KeysModule],
  providers: [
    {
      provide: OneTimeCodes,
      inject: [UnitOfWork, CLOCK, CaseFiles, PersonKeys, OutgoingTexts, TextCauses, QuestionSources, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, files: CaseFiles, keys: PersonKeys, texts: OutgoingTexts, causes: TextCauses, questions: QuestionSources, holders: PersonalDataHolders) => {
        const codes = new OneTimeCodes(work, clock, { files, keys, texts });
        questions.add(codes);
        holders.add(codeHolding);
        causes.add({
          kind: CODE_CAUSE,
          settled: async (tx, { missionId, id }) => {
            await texts.forgetWords(tx, missionId, id);
            // Whoever asked for it has the person on the line.
            return true;
          },
        });
        return codes;
      },
    },
  ],
  exports: [OneTimeCodes],
})
export class CodesModule {}
