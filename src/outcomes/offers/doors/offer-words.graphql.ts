import type { ReasonCode } from '../../../matching/index.js';
import { enumType } from '../../../platform/graphql/enum.js';
import type { OfferState } from '../lifecycle/offer.js';
import type { OfferAct } from '../lifecycle/offer-moves.js';
import type { ActorKind, DeclineReason, HoldReason, NotSelectedReason, OfferChannel, WithdrawReason } from '../lifecycle/offer-words.js';
import type { EmployerMove } from '../employer-moves.service.js';
import type { Heard, PersonAnswer } from '../offer-answers.service.js';

export const OfferStateEnum = enumType<OfferState>('OfferState', 'Where an offer stands.', {
  DRAFT: 'Drawn up; nobody was told.',
  APPROVED: 'Approved by staff; its turn comes.',
  SENT: 'Put to the person, who has not answered.',
  INTERESTED: 'The person wants to hear more.',
  IDENTITY_RELEASED: 'The employer knows who the person is, as they agreed.',
  INTERVIEW: 'The employer wants to meet the person.',
  EMPLOYER_CONFIRMED: 'The employer wants the person, and a seat is kept.',
  ACCEPTED: 'The person accepted: it goes on as a placement.',
  DECLINED: 'The person said no.',
  EXPIRED: 'No answer came in time, which is neither yes nor no.',
  WITHDRAWN: 'Taken back, by staff or because the person withdrew.',
  FILLED: 'Others took the seats.',
  NOT_SELECTED: 'The employer chose otherwise.',
  CANCELLED: 'The opening or its employer is no more.',
});

export const HoldReasonEnum = enumType<HoldReason>('OfferHoldReason', 'What keeps an offer on hold.', {
  ASKED_BY_PERSON: 'The person asked for it.',
  NOT_AVAILABLE: 'The person is not available.',
  PLACE_SUSPENDED: 'The mission suspended the place.',
  EMPLOYER_NOT_CLEARED: 'The employer is neither verified nor supported at present (L15).',
});

export const DeclineReasonEnum = enumType<DeclineReason>('DeclineReason', 'Why a person says no, as far as they say.', {
  NOT_SAID: 'Not said; nobody owes a reason.',
  PAY: 'The pay.',
  DISTANCE: 'The way there.',
  HOURS: 'The hours.',
  START: 'The first day.',
  KIND_OF_WORK: 'The work itself.',
  FOUND_OTHER_WORK: 'Found other work.',
  OWN_REASONS: 'Reasons of their own.',
});

export const WithdrawReasonEnum = enumType<WithdrawReason>('WithdrawReason', 'Why staff take an offer back.', {
  MISTAKE: 'It was drawn up by mistake.',
  TERMS_CHANGED: 'The post is another one by now.',
  PERSON_NOT_REACHED: 'The person cannot be reached.',
  OTHER_OFFER_BETTER: 'Another offer serves the person better.',
  CONCERN: 'Something about the post or the employer is to be looked into.',
});

export const NotSelectedReasonEnum = enumType<NotSelectedReason>('NotSelectedReason', 'Why an employer does not go on with a candidate.', {
  SKILLS: 'Skills.',
  EXPERIENCE: 'Experience.',
  LANGUAGE: 'Language.',
  AVAILABILITY: 'When the candidate can begin or work.',
  PAY: 'Pay.',
  DISTANCE: 'The way to work.',
  MISSED_INTERVIEW: 'The candidate did not come to the interview.',
  ANOTHER_CANDIDATE: 'Another candidate.',
  POST_CHANGED: 'The post has changed.',
  NOT_REACHED: 'The candidate was not reached.',
});

export const PersonAnswerEnum = enumType<PersonAnswer>('PersonAnswer', 'What a person says to an offer.', {
  INTERESTED: 'Tell me more: interest, no acceptance.',
  DECLINED: 'No.',
  CALL_ME: 'Call me.',
});

export const HeardEnum = enumType<Heard>('HeardAnswer', 'What became of an answer.', {
  RECORDED: 'It was written down and counts.',
  REPEATED: 'It had been said before.',
  LATE: 'The offer had ended: somebody will call.',
  CALL: 'Somebody will call.',
  REVIEW: 'Something stands in the way: somebody looks.',
});

export const EmployerMoveEnum = enumType<EmployerMove['move']>('EmployerAnswer', 'What an employer answers about a candidate.', {
  INTERVIEW: 'Wants to meet the candidate.',
  CONFIRM: 'Wants the candidate: a seat is kept.',
  NOT_SELECTED: 'Does not go on with the candidate.',
  UNDO: 'Takes the last answer back, within half an hour.',
});

export const OverridableEnum = enumType<Extract<ReasonCode, 'TOO_FAR' | 'HOURS_DO_NOT_MEET' | 'AVAILABLE_TOO_LATE'>>('Overridable', 'What an officer may let pass.', {
  TOO_FAR: 'The work is farther than the person travels.',
  HOURS_DO_NOT_MEET: 'The hours do not meet.',
  AVAILABLE_TOO_LATE: 'The person can begin only later.',
});

export const OfferActEnum = enumType<OfferAct>('OfferAct', 'What happened to an offer.', {
  DRAFT: 'It was drawn up.',
  APPROVE: 'It was approved.',
  SEND: 'It was sent.',
  DELIVER: 'The person has it.',
  NOT_DELIVERED: 'No text arrives.',
  REMIND: 'The person was reminded.',
  INTEREST: 'The person wants to hear more.',
  RELEASE: 'Identity was released after a read-out.',
  INTERVIEW: 'The employer wants to meet the person.',
  CONFIRM: 'The employer wants the person.',
  ACCEPT: 'The person accepted after a read-out.',
  DECLINE: 'The person said no.',
  WITHDRAW: 'It was taken back.',
  EXPIRE: 'No answer came in time.',
  FILL: 'Others took the seats.',
  NOT_SELECT: 'The employer chose otherwise.',
  CANCEL: 'The opening or its employer is no more.',
  HOLD: 'It was put on hold.',
  RESUME: 'It goes on.',
  UNDO: 'The last answer was taken back.',
  ASK_CALL: 'The person asked for a call.',
  LATE_ANSWER: 'An answer came after the end.',
});

export const ActorEnum = enumType<ActorKind>('OfferActor', 'Whose word moved an offer.', {
  STAFF: "The mission's staff.",
  PERSON: 'The person, whoever wrote it down.',
  EMPLOYER: 'The employer.',
  SERVICE: 'A day or a rule.',
});

export const OfferChannelEnum = enumType<OfferChannel>('OfferChannel', 'How a word came.', { TEXT: 'A text.', CALL: 'A call.', VISIT: 'A visit.', API: 'The API.', LINK: 'A signed link.' });

export const SpokenChannelEnum = enumType<'CALL' | 'VISIT'>('SpokenChannel', 'How something was said.', { CALL: 'A call.', VISIT: 'A visit.' });
