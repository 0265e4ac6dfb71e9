/** What erasing a person leaves of a table: nothing; ids, days and codes; or what was never of words. */
export type Erased = 'DELETED' | 'EMPTIED' | 'NO_WORDS';

/**
 * What a merge of two records makes of a table. Nothing is copied or moved (a merge can be undone), so the rows stay where they are: READ_WITH_KEPT where the
 * record that goes on is asked together with the closed one, STAYS where the row is of the past or ends with the closed record.
 */
export type Merged = 'READ_WITH_KEPT' | 'STAYS';

/** Whether a hand-over takes a table along (F09); what was done here, and all of protection, stays behind. */
export type HandedOver = 'TAKEN' | 'LEFT';

/** Whether it is told to the person who asks what is kept; BY_PROTECTION where protection tells it, NOT where it is no more than what other tables tell. */
export type Told = 'TOLD' | 'BY_PROTECTION' | 'NOT';

/** Of each table that names a person, what becomes of it. A new table is written down here, or the test of erasures says so. */
export const tablesOfPeople: Readonly<Record<string, readonly [erased: Erased, merged: Merged, handedOver: HandedOver, told: Told]>> = {
  airtime: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  award: ['NO_WORDS', 'STAYS', 'LEFT', 'TOLD'],
  business_plan: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  business_grant: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  candidacy: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  case_file: ['DELETED', 'STAYS', 'TAKEN', 'TOLD'],
  check_in: ['EMPTIED', 'READ_WITH_KEPT', 'LEFT', 'TOLD'],
  // A complaint is read and answered by protection; telling a case manager of it would pass through whom it may be about.
  complaint: ['EMPTIED', 'STAYS', 'LEFT', 'NOT'],
  consent_event: ['EMPTIED', 'READ_WITH_KEPT', 'TAKEN', 'TOLD'],
  employer: ['EMPTIED', 'READ_WITH_KEPT', 'LEFT', 'TOLD'],
  employer_proposal: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  employer_mailbox: ['DELETED', 'STAYS', 'LEFT', 'TOLD'],
  erasure: ['NO_WORDS', 'STAYS', 'LEFT', 'NOT'],
  exclusion: ['DELETED', 'READ_WITH_KEPT', 'LEFT', 'BY_PROTECTION'],
  // Who said that money was asked is not told on, by anybody but the person; the check-in tells that something was answered.
  fee_report: ['EMPTIED', 'STAYS', 'LEFT', 'NOT'],
  identity: ['DELETED', 'STAYS', 'TAKEN', 'TOLD'],
  incoming_text: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  internship_paper: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  jobseeker: ['EMPTIED', 'STAYS', 'TAKEN', 'TOLD'],
  jobseeker_duplicate: ['DELETED', 'READ_WITH_KEPT', 'LEFT', 'NOT'],
  jobseeker_match: ['DELETED', 'STAYS', 'LEFT', 'NOT'],
  jobseeker_status: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  ledger_account: ['NO_WORDS', 'STAYS', 'LEFT', 'TOLD'],
  limit_source: ['DELETED', 'READ_WITH_KEPT', 'LEFT', 'BY_PROTECTION'],
  offer: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  offer_event: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  one_time_code: ['DELETED', 'STAYS', 'LEFT', 'TOLD'],
  opening_match: ['DELETED', 'STAYS', 'LEFT', 'NOT'],
  outgoing_text: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  person_activity: ['NO_WORDS', 'STAYS', 'LEFT', 'NOT'],
  person_phone: ['DELETED', 'STAYS', 'TAKEN', 'TOLD'],
  person_plan: ['EMPTIED', 'STAYS', 'TAKEN', 'TOLD'],
  person_plan_step: ['EMPTIED', 'STAYS', 'LEFT', 'NOT'],
  placement: ['EMPTIED', 'READ_WITH_KEPT', 'LEFT', 'TOLD'],
  placement_contract: ['NO_WORDS', 'STAYS', 'LEFT', 'TOLD'],
  referral: ['NO_WORDS', 'STAYS', 'LEFT', 'TOLD'],
  // What a closed record said is asked again of the one that goes on; told but for what protection assessed.
  rule_facts: ['DELETED', 'STAYS', 'LEFT', 'TOLD'],
  rule_override: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  safe_contact: ['DELETED', 'STAYS', 'LEFT', 'TOLD'],
  survey_response: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  team_seat: ['NO_WORDS', 'STAYS', 'LEFT', 'TOLD'],
  task: ['NO_WORDS', 'STAYS', 'LEFT', 'TOLD'],
  text_survey: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  venture: ['EMPTIED', 'STAYS', 'LEFT', 'TOLD'],
  venture_session_attendance: ['NO_WORDS', 'READ_WITH_KEPT', 'LEFT', 'TOLD'],
  vulnerability: ['DELETED', 'READ_WITH_KEPT', 'LEFT', 'BY_PROTECTION'],
};
