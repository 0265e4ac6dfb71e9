import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What offers and check-ins say by text is among the texts that relays carry. What had gone out stays known as such. What waited was never in words,
 * and nobody's number was looked up: it is cancelled, so that somebody calls.
 */
export class MessagesAreTexts2026112204200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table message no force row level security;
      alter table outgoing_text no force row level security;
      insert into outgoing_text (mission_id, id, jobseeker_id, cause_kind, cause_id, occasion, purpose, priority, phrase, language, status, why, attempts, not_after, queued_at, settled_at)
      select m.mission_id, m.id, m.jobseeker_id, m.subject_kind, m.subject_id, left(p.phrase || '.' || m.occasion, 80), p.purpose, p.priority, p.phrase, 'en',
        case m.status when 'RECORDED' then 'DELIVERED' when 'UNDELIVERABLE' then 'WITHHELD' else 'CANCELLED' end,
        case m.status when 'UNDELIVERABLE' then 'NO_CONSENT' end,
        0, m.not_after, m.queued_at, coalesce(m.delivered_at, m.queued_at)
      from message m
      join (values ('OFFER', 'offer', 'NOTICE', 1), ('OFFER_REMINDER', 'offerReminder', 'NOTICE', 1), ('OFFER_EXPIRED', 'offerExpired', 'NOTICE', 1),
        ('OFFER_FILLED', 'offerFilled', 'NOTICE', 1), ('OFFER_WITHDRAWN', 'offerWithdrawn', 'NOTICE', 1), ('CHECK_IN', 'checkIn', 'BULK', 2)) p (kind, phrase, purpose, priority) on p.kind = m.kind
      on conflict do nothing;
      alter table outgoing_text force row level security;
      drop table message;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table message (
        mission_id uuid not null references mission (id),
        id uuid not null,
        jobseeker_id uuid not null,
        kind text not null check (kind ~ '^[A-Z][A-Z_]{0,59}$'),
        subject_kind text not null check (subject_kind ~ '^[A-Z][A-Za-z]{0,63}$'),
        subject_id uuid not null,
        occasion text not null check (occasion ~ '^[A-Za-z0-9._-]{1,80}$'),
        variables jsonb not null,
        not_after timestamptz(3),
        status text not null check (status in ('QUEUED', 'RECORDED', 'UNDELIVERABLE', 'CANCELLED')),
        queued_at timestamptz(3) not null,
        delivered_at timestamptz(3),
        version integer not null,
        primary key (mission_id, id),
        constraint message_once unique (mission_id, kind, subject_id, occasion),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        check ((status = 'RECORDED') = (delivered_at is not null))
      );
      create index message_waits on message (mission_id, queued_at, id) where status = 'QUEUED';
      create index message_of_subject on message (mission_id, subject_kind, subject_id);
      create index message_of_person on message (mission_id, jobseeker_id, queued_at, id);

      alter table outgoing_text no force row level security;
      insert into message (mission_id, id, jobseeker_id, kind, subject_kind, subject_id, occasion, variables, not_after, status, queued_at, delivered_at, version)
      select t.mission_id, t.id, t.jobseeker_id, p.kind, t.cause_kind, t.cause_id, substr(t.occasion, length(p.phrase) + 2), '{}', t.not_after,
        case t.status when 'DELIVERED' then 'RECORDED' when 'CANCELLED' then 'CANCELLED' when 'WAITING' then 'QUEUED' else 'UNDELIVERABLE' end,
        t.queued_at, case t.status when 'DELIVERED' then t.settled_at end, 1
      from outgoing_text t
      join (values ('OFFER', 'offer'), ('OFFER_REMINDER', 'offerReminder'), ('OFFER_EXPIRED', 'offerExpired'), ('OFFER_FILLED', 'offerFilled'), ('OFFER_WITHDRAWN', 'offerWithdrawn'),
        ('CHECK_IN', 'checkIn')) p (kind, phrase) on p.phrase = t.phrase
      where t.cause_kind in ('Offer', 'CheckIn', 'Placement');
      alter table outgoing_text force row level security;
      select rejoin_tenant('message');
    `);
  }
}
