import { Global, Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../clock.js';
import type { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LOG, type Log } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import { CONFIG } from '../platform.module.js';
import { Letters } from './letters.js';
import type { Mail } from './mail.js';
import { noMailer, type Mailer } from './mailer.js';
import { MailsProcessor } from './mails.processor.js';
import { MailsService } from './mails.service.js';
import { smtpMailer } from './smtp-mailer.js';

/** Injection token of the `Mailer`. */
const MAILER = Symbol('Mailer');

/** Mail, for the API and the worker. Features add who writes their letters to `Letters`. */
@Global()
@Module({
  providers: [
    { provide: Letters, useFactory: () => new Letters() },
    { provide: MAILER, inject: [CONFIG], useFactory: ({ mail }: Config) => (mail === null ? noMailer : smtpMailer(mail)) },
    {
      provide: MailsService,
      inject: [UnitOfWork, CLOCK, MAILER, Letters, LOG, Metrics],
      useFactory: (work: UnitOfWork, clock: Clock, mailer: Mailer, letters: Letters, log: Log, metrics: Metrics) => {
        const attempts = metrics.counter('rejoin_mails_total', 'Steps of letters by mail, by where they stand afterwards.', ['status']);
        const told = ({ missionId, id, status, problem, attempts: attempt }: Mail): void => {
          attempts.inc({ status });
          const fields = { missionId, requestId: id, state: status, code: problem, attempt };
          if (status === 'QUEUED' || status === 'FAILED') log.warn(fields, 'a letter was not taken');
        };
        return new MailsService(work, clock, mailer, letters, told);
      },
    },
    { provide: MailsProcessor, inject: [MailsService], useFactory: (mails: MailsService) => new MailsProcessor(mails) },
  ],
  exports: [Letters, MailsService],
})
export class MailsModule {}
