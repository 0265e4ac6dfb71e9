import type { AccessRule } from '../../src/platform/graphql/access.js';
import type { Role } from '../../src/platform/viewer.js';

const PARTNERS: readonly Role[] = ['PARTNER', 'PARTNER_SYSTEM'];
const STAFF_WHO_READ_OPENINGS: readonly Role[] = ['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION', 'FINANCE', 'ADMIN'];
const WHOEVER_READS_OPENINGS: readonly Role[] = [...STAFF_WHO_READ_OPENINGS, ...PARTNERS];
const WRITES_OPENINGS: readonly Role[] = ['JOB_PLACEMENT_OFFICER', ...PARTNERS];
const STAFF: readonly Role[] = ['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION', 'FINANCE', 'MONITORING', 'REVIEWER', 'AUDITOR', 'ADMIN'];
const HAS_CASES: readonly Role[] = ['CASE_MANAGER', 'RETURN_COUNSELLOR'];
const READS_PEOPLE: readonly Role[] = [...HAS_CASES, 'JOB_PLACEMENT_OFFICER', 'PROTECTION'];
const MATCHES: readonly Role[] = ['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'];
const WORKS: readonly Role[] = ['CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'];
const IMPORTS: readonly Role[] = [...PARTNERS, 'JOB_PLACEMENT_OFFICER', ...HAS_CASES];

/**
 * Who may use each field of Query and Mutation: the programme's "who may do what", act by act. A field that is not here is
 * for nobody: add it under the act that it belongs to, and ask who may do that act, not who would like to.
 */
export const accessMatrix: Readonly<Record<string, AccessRule>> = {
  // what the service is, and opening an account by invitation
  about: 'ANYONE',
  acceptInvitation: 'ANYONE',

  // who one is, and public data; `node` asks the kind of the record
  me: 'SIGNED_IN',
  mission: 'SIGNED_IN',
  node: 'SIGNED_IN',
  nodes: 'SIGNED_IN',
  place: 'SIGNED_IN',
  nearestPlace: 'SIGNED_IN',
  searchPlaces: 'SIGNED_IN',
  searchSkills: 'SIGNED_IN',
  searchOccupations: 'SIGNED_IN',
  concept: 'SIGNED_IN',
  concepts: 'SIGNED_IN',

  // accounts, rule and country tables, mission settings
  accountsOfMission: ['ADMIN'],
  inviteAccount: ['ADMIN'],
  changeAccount: ['ADMIN'],
  revokeAccount: ['ADMIN'],
  changeMission: ['ADMIN'],
  setExchangeRate: ['ADMIN'],
  // whoever compares or pays money reads its rates
  exchangeRates: ['ADMIN', 'JOB_PLACEMENT_OFFICER', 'FINANCE'],

  // keys of partner systems: the employer's own people, or the administrator of accounts
  apiKeys: ['ADMIN', 'PARTNER'],
  createApiKey: ['ADMIN', 'PARTNER'],
  rotateApiKey: ['ADMIN', 'PARTNER'],
  revokeApiKey: ['ADMIN', 'PARTNER'],

  // register people, profile, plan, consent: own cases. An administrator hands over the cases of an account that has gone.
  registerJobseeker: HAS_CASES,
  editJobseeker: HAS_CASES,
  moveJobseeker: HAS_CASES,
  giveConsent: HAS_CASES,
  recordCase: HAS_CASES,
  transferCase: HAS_CASES,
  writePlan: HAS_CASES,
  movePlan: HAS_CASES,
  planSuggestions: HAS_CASES,
  caseFile: [...HAS_CASES, 'PROTECTION'],
  // F60: the sending office follows its own cases
  followedCases: ['RETURN_COUNSELLOR'],
  // sign-off for F40
  signBestInterest: ['PROTECTION'],
  // a wish to stop waits for nobody
  withdrawConsent: READS_PEOPLE,
  consentHistory: [...HAS_CASES, 'PROTECTION'],
  assignJobseeker: [...HAS_CASES, 'ADMIN'],
  casesOfAccount: ['ADMIN'],
  casesWithoutHolder: ['ADMIN'],
  handOverCases: ['ADMIN'],
  // own cases, and by handle
  jobseeker: READS_PEOPLE,
  jobseekers: READS_PEOPLE,
  // identity, phone of a person: own cases, and protection
  identity: [...HAS_CASES, 'PROTECTION'],
  setIdentity: HAS_CASES,
  // a person can have all of it told, and forgotten; an administrator sees no people and forgets none
  personalData: [...HAS_CASES, 'PROTECTION'],
  eraseJobseeker: [...HAS_CASES, 'PROTECTION'],
  reviewsDue: HAS_CASES,
  confirmJobseeker: HAS_CASES,
  // vulnerability, exclusions
  protectionFile: ['PROTECTION'],
  recordVulnerability: ['PROTECTION'],
  setCallsOnly: ['PROTECTION'],
  endVulnerability: ['PROTECTION'],
  excludeEmployer: ['PROTECTION'],
  excludePlace: ['PROTECTION'],
  excludePerson: ['PROTECTION'],
  liftExclusion: ['PROTECTION'],
  setFunctionalLimit: ['PROTECTION'],
  // a person can hear who looked, from whoever accompanies them and from protection
  whoLooked: [...HAS_CASES, 'PROTECTION'],

  // registering: of two records of one person, whoever accompanies both; across cases, protection
  jobseekerDuplicates: [...HAS_CASES, 'PROTECTION'],
  decideJobseekerDuplicate: [...HAS_CASES, 'PROTECTION'],
  // posts are published and ended by officers, for all employers
  openingDuplicates: ['JOB_PLACEMENT_OFFICER'],
  decideOpeningDuplicate: ['JOB_PLACEMENT_OFFICER'],

  // complain past whoever accompanies the person: any member of staff files it, protection reads and answers
  fileComplaint: STAFF,
  complaintsOfPeople: ['PROTECTION'],
  complaintWords: ['PROTECTION'],
  moveComplaint: ['PROTECTION'],
  complaintCounts: ['PROTECTION', 'AUDITOR'],
  // whoever makes accounts, and whoever checks
  complaintChannel: ['ADMIN', 'AUDITOR'],

  // employers: verify, suspend; decent-work check; publish
  createEmployer: ['JOB_PLACEMENT_OFFICER'],
  verifyEmployer: ['JOB_PLACEMENT_OFFICER'],
  supportEmployer: ['JOB_PLACEMENT_OFFICER'],
  employerMailbox: ['JOB_PLACEMENT_OFFICER'],
  setEmployerMailbox: ['JOB_PLACEMENT_OFFICER'],
  suspendEmployer: ['JOB_PLACEMENT_OFFICER'],
  liftSuspension: ['JOB_PLACEMENT_OFFICER'],
  barEmployer: ['JOB_PLACEMENT_OFFICER'],
  setEmployerOwner: ['JOB_PLACEMENT_OFFICER'],
  publishVacancy: ['JOB_PLACEMENT_OFFICER'],
  publishInternship: ['JOB_PLACEMENT_OFFICER'],
  publishTraining: ['JOB_PLACEMENT_OFFICER'],
  approveCriterion: ['JOB_PLACEMENT_OFFICER'],

  // post and edit an opening: own employer
  createVacancy: WRITES_OPENINGS,
  editVacancy: WRITES_OPENINGS,
  closeVacancy: WRITES_OPENINGS,
  createInternship: WRITES_OPENINGS,
  editInternship: WRITES_OPENINGS,
  closeInternship: WRITES_OPENINGS,
  createTraining: WRITES_OPENINGS,
  editTraining: WRITES_OPENINGS,
  closeTraining: WRITES_OPENINGS,
  reportSeats: WRITES_OPENINGS,
  suggestFromText: WRITES_OPENINGS,
  editEmployer: WRITES_OPENINGS,
  signPledge: WRITES_OPENINGS,
  vacancy: WHOEVER_READS_OPENINGS,
  vacancies: WHOEVER_READS_OPENINGS,
  internship: WHOEVER_READS_OPENINGS,
  internships: WHOEVER_READS_OPENINGS,
  training: WHOEVER_READS_OPENINGS,
  trainings: WHOEVER_READS_OPENINGS,
  employer: WHOEVER_READS_OPENINGS,
  employers: STAFF_WHO_READ_OPENINGS,
  myEmployer: PARTNERS,

  // ventures: officers, who post and publish; a case manager what a person of their own cases proposes (F55)
  venture: STAFF_WHO_READ_OPENINGS,
  ventures: STAFF_WHO_READ_OPENINGS,
  createVenture: MATCHES,
  editVenture: MATCHES,
  commentOnVenture: MATCHES,
  employerProposals: MATCHES,
  proposeEmployer: MATCHES,
  commentOnEmployerProposal: MATCHES,
  takeUpEmployerProposal: ['JOB_PLACEMENT_OFFICER'],
  declineEmployerProposal: ['JOB_PLACEMENT_OFFICER'],
  moveVenture: ['JOB_PLACEMENT_OFFICER'],
  createVentureRole: ['JOB_PLACEMENT_OFFICER'],
  editVentureRole: ['JOB_PLACEMENT_OFFICER'],
  publishVentureRole: ['JOB_PLACEMENT_OFFICER'],
  closeVentureRole: ['JOB_PLACEMENT_OFFICER'],
  recordVentureFollowUp: MATCHES,

  // business plans: staff write and see to them; those who judge them see no identity (F17)
  businessPlan: STAFF_WHO_READ_OPENINGS,
  planReviewers: ['JOB_PLACEMENT_OFFICER'],
  writeBusinessPlan: MATCHES,
  editBusinessPlan: MATCHES,
  submitBusinessPlan: MATCHES,
  withdrawBusinessPlan: MATCHES,
  sendBusinessPlan: ['JOB_PLACEMENT_OFFICER'],
  returnBusinessPlan: ['JOB_PLACEMENT_OFFICER'],
  // anonymised plans
  plansToReview: ['REVIEWER'],
  planToReview: ['REVIEWER'],
  givePlanOpinion: ['REVIEWER'],

  // mentoring and training of ventures, by handle
  recordVentureSession: ['JOB_PLACEMENT_OFFICER'],
  withdrawVentureSession: ['JOB_PLACEMENT_OFFICER'],

  // teams for ventures, by handle; a yes is heard by whoever accompanies the person
  proposeTeams: ['JOB_PLACEMENT_OFFICER'],
  teamRun: ['JOB_PLACEMENT_OFFICER'],
  teamRuns: ['JOB_PLACEMENT_OFFICER'],
  chooseTeam: ['JOB_PLACEMENT_OFFICER'],
  dropTeam: ['JOB_PLACEMENT_OFFICER'],
  recordTeamWord: MATCHES,
  confirmJoining: ['JOB_PLACEMENT_OFFICER'],
  askedSeats: MATCHES,

  // matches, near misses, what-if (by handle)
  candidates: MATCHES,
  openingsFor: MATCHES,
  nearMissesForOpening: MATCHES,
  nearMissesOfJobseeker: MATCHES,
  explainMatch: MATCHES,
  whatIf: MATCHES,
  courseUnlocks: MATCHES,
  market: [...MATCHES, 'ADMIN', 'MONITORING'],
  recomputeMatches: ['JOB_PLACEMENT_OFFICER', 'ADMIN'],

  // what an employer made of questions about candidates, for whoever makes offers
  employerResponse: MATCHES,
  employerQuestions: ['JOB_PLACEMENT_OFFICER'],

  // an employer's own openings, and its answers about candidates
  openingProgress: ['PARTNER'],
  answerCandidate: ['PARTNER'],

  // put to one employer, on a match and with consent; who has the case releases who it is
  putForward: MATCHES,
  endCandidacy: MATCHES,
  candidacies: MATCHES,
  // offers: officers, and case managers for their own cases; letting a requirement pass and speaking for employers is for officers
  draftOffers: MATCHES,
  draftNearMissOffer: ['JOB_PLACEMENT_OFFICER'],
  approveOffers: MATCHES,
  sendOffers: MATCHES,
  withdrawOffers: MATCHES,
  offering: MATCHES,
  setOffering: ['JOB_PLACEMENT_OFFICER'],
  recordEmployerAnswer: ['JOB_PLACEMENT_OFFICER'],
  offers: READS_PEOPLE,
  // a wish to stop waits for nobody; who calls people releases and accepts for them
  answerOffer: READS_PEOPLE,
  pauseOffer: READS_PEOPLE,
  recordOfferHeard: [...HAS_CASES, 'JOB_PLACEMENT_OFFICER'],
  releaseOffer: HAS_CASES,
  acceptOffer: HAS_CASES,
  releaseIdentity: HAS_CASES,
  // no browsing: an employer sees who was put to it
  candidateCards: ['PARTNER'],
  candidateCard: ['PARTNER'],
  releasedIdentity: ['PARTNER'],
  suspendPlace: ['JOB_PLACEMENT_OFFICER', 'PROTECTION'],
  liftPlaceSuspension: ['JOB_PLACEMENT_OFFICER', 'PROTECTION'],
  placeSuspensions: ['JOB_PLACEMENT_OFFICER', 'PROTECTION'],

  // tasks: case managers those of own cases, officers by handle, protection; finance what is for finance
  tasks: [...WORKS, 'FINANCE'],
  readOut: WORKS,
  openTask: WORKS,
  assignTasks: [...WORKS, 'FINANCE'],
  endTasks: [...WORKS, 'FINANCE'],

  // surveys: case managers own cases, officers by handle; the psychosocial part is protection's, which the service sees to
  surveyInstrument: WORKS,
  recordSurvey: WORKS,
  askSurveyByText: WORKS,
  surveyResults: WORKS,

  // messages of a person: own cases, and protection
  textConversation: [...HAS_CASES, 'PROTECTION'],
  safeContact: [...HAS_CASES, 'PROTECTION'],
  setSafeContact: HAS_CASES,
  oneTimeCode: HAS_CASES,
  sendOneTimeCode: HAS_CASES,
  checkOneTimeCode: HAS_CASES,
  // how the mission texts is a setting of it; what a phrase looks like, and figures without people
  relays: ['ADMIN'],
  addRelay: ['ADMIN'],
  changeRelay: ['ADMIN'],
  rotateRelaySecret: ['ADMIN'],
  retireRelaySecrets: ['ADMIN'],
  setTexting: ['ADMIN'],
  airtimeTerms: ['ADMIN'],
  setAirtime: ['ADMIN'],
  texting: ['ADMIN', ...HAS_CASES],
  textPreview: [...HAS_CASES, 'JOB_PLACEMENT_OFFICER', 'ADMIN'],
  textFigures: ['MONITORING', 'ADMIN', 'JOB_PLACEMENT_OFFICER'],

  // placements: case managers those of own cases, officers by handle, protection; an employer those at the own firm
  placements: WORKS,
  movePlacement: WORKS,
  convertPlacement: MATCHES,
  recordInternshipAgreement: MATCHES,
  recordContract: MATCHES,
  reportInternship: [...MATCHES, 'PARTNER'],
  hiredPlacements: ['PARTNER'],
  answerPlacement: ['PARTNER'],

  // rule tables: the administrator; staff read what programmes offer and ask
  programmes: ['ADMIN', 'JOB_PLACEMENT_OFFICER', 'CASE_MANAGER', 'RETURN_COUNSELLOR', 'FINANCE', 'PROTECTION', 'MONITORING'],
  readyProgrammes: ['ADMIN'],
  adoptProgramme: ['ADMIN'],
  createProgramme: ['ADMIN'],
  editProgramme: ['ADMIN'],
  writeRuleSet: ['ADMIN'],
  previewRules: ['ADMIN'],
  tryRules: ['ADMIN', 'JOB_PLACEMENT_OFFICER'],

  // what rules say of a person: own cases, by handle at an opening, protection; letting a warning pass is for officers
  // what states and partners offer, and who was pointed to it: own cases, and protection
  catalogue: ['ADMIN', ...READS_PEOPLE],
  createCatalogueEntry: ['ADMIN'],
  editCatalogueEntry: ['ADMIN'],
  kits: ['ADMIN', 'FINANCE', ...READS_PEOPLE],
  createKit: ['ADMIN'],
  reviseKit: ['ADMIN'],
  referrals: [...HAS_CASES, 'PROTECTION'],
  referPerson: HAS_CASES,
  moveReferral: HAS_CASES,
  ruleFacts: [...HAS_CASES, 'PROTECTION'],
  recordRuleFacts: HAS_CASES,
  recordRiskAssessment: ['PROTECTION'],
  eligibility: READS_PEOPLE,
  fundingOptions: READS_PEOPLE,
  overrideRule: ['JOB_PLACEMENT_OFFICER'],
  overrideReferralRule: ['JOB_PLACEMENT_OFFICER'],
  // what a programme pays at an opening is the mission's money; whoever reads the opening reads it
  openingSupport: WHOEVER_READS_OPENINGS,
  setOpeningSupport: ['JOB_PLACEMENT_OFFICER'],
  removeOpeningSupport: ['JOB_PLACEMENT_OFFICER'],
  // monthly declaration: own employer; staff count who works there before
  employerPayroll: ['JOB_PLACEMENT_OFFICER', 'FINANCE', 'PARTNER'],
  setHeadCountBaseline: ['JOB_PLACEMENT_OFFICER'],
  declarePayroll: ['JOB_PLACEMENT_OFFICER', 'PARTNER'],
  payrollCorrections: ['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'],
  decidePayrollCorrection: ['FINANCE'],
  // employers: decent-work check
  payStandards: ['ADMIN', 'JOB_PLACEMENT_OFFICER'],
  recordPayStandard: ['ADMIN', 'JOB_PLACEMENT_OFFICER'],
  endPayStandard: ['ADMIN', 'JOB_PLACEMENT_OFFICER'],
  decentWorkChecks: ['JOB_PLACEMENT_OFFICER'],
  recordDecentWork: ['JOB_PLACEMENT_OFFICER'],

  // money: finance opens funds and says what they have; officers and the partner who is paid see what is set aside
  funds: ['FINANCE', 'JOB_PLACEMENT_OFFICER', 'ADMIN'],
  openFund: ['FINANCE'],
  changeBudget: ['FINANCE'],
  changeEntitlement: ['FINANCE'],
  awards: ['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'],
  // grants to founders: as payments are requested; what has to wait is decided by another
  grants: ['FINANCE', 'JOB_PLACEMENT_OFFICER'],
  awardGrant: ['JOB_PLACEMENT_OFFICER'],
  decideGrant: ['FINANCE', 'JOB_PLACEMENT_OFFICER'],
  agreeGrant: ['JOB_PLACEMENT_OFFICER'],
  recordGrantContribution: ['JOB_PLACEMENT_OFFICER'],
  showGrantInstalment: ['JOB_PLACEMENT_OFFICER'],
  substituteGrantItem: ['JOB_PLACEMENT_OFFICER'],
  handOverGoods: ['JOB_PLACEMENT_OFFICER'],
  recordGrantTraining: ['JOB_PLACEMENT_OFFICER'],
  clawBack: ['FINANCE'],
  releaseAward: ['FINANCE'],
  recordRecovery: ['FINANCE'],
  // request a payment: own employer; approve one that one did not request
  payments: ['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'],
  requestPayment: ['JOB_PLACEMENT_OFFICER', 'PARTNER'],
  decidePayment: ['FINANCE'],
  fundStatement: ['FINANCE', 'JOB_PLACEMENT_OFFICER'],
  openingStatement: ['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'],
  employerStatement: ['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'],
  personStatement: ['FINANCE', 'JOB_PLACEMENT_OFFICER'],

  // check-ins: case managers those of own cases, officers by handle, protection; what is said by voice is for those who know the case
  checkIns: WORKS,
  recordCheckIn: WORKS,
  recordSilence: WORKS,
  checkInVoice: ['CASE_MANAGER', 'PROTECTION'],
  employerCheckIns: ['PARTNER'],
  answerCheckIn: ['PARTNER'],
  // L7: who it was stays with those who know the case
  feeReports: ['JOB_PLACEMENT_OFFICER', 'PROTECTION'],
  liftFeeReport: ['JOB_PLACEMENT_OFFICER', 'PROTECTION'],
  agreeToConfront: ['CASE_MANAGER', 'PROTECTION'],

  // figures, de-identified
  figures: ['JOB_PLACEMENT_OFFICER', 'MONITORING', 'ADMIN'],
  ventureFigures: ['JOB_PLACEMENT_OFFICER', 'MONITORING', 'ADMIN'],
  // the policy that matches are scored under is a setting of the mission: proposed by whoever reads figures, decided by another
  policyReviews: ['JOB_PLACEMENT_OFFICER', 'MONITORING', 'ADMIN'],
  proposePolicy: ['MONITORING', 'ADMIN'],
  decidePolicy: ['ADMIN'],
  trainingGaps: ['JOB_PLACEMENT_OFFICER', 'MONITORING', 'ADMIN'],
  requestTrainingGaps: ['JOB_PLACEMENT_OFFICER', 'ADMIN'],

  // imports: whoever may write each row
  import: IMPORTS,
  imports: IMPORTS,
  importRefusals: IMPORTS,
  importKinds: IMPORTS,
  stopImport: IMPORTS,

  // the audit log
  auditLog: ['AUDITOR'],
  verifyAudit: ['AUDITOR'],
};

/**
 * Kinds of the ids that fields take, where neither the name (`openingId`) nor the record that the field answers with tells: the
 * path within the arguments, with or without the field before it.
 */
export const idKinds: Readonly<Record<string, string>> = {
  'rotateRelaySecret.input.id': 'Relay',
  'rotateApiKey.input.id': 'ApiKey',
  'importRefusals.id': 'Import',
  'excludePerson.input.personId': 'Jobseeker',
  'auditLog.subjectId': 'Jobseeker',
  'decideJobseekerDuplicate.input.keepId': 'Jobseeker',
  'decideOpeningDuplicate.input.keepId': 'Opening',
  'input.assignedTo': 'Account',
  'assignJobseeker.input.to': 'Account',
  'handOverCases.input.from': 'Account',
  'handOverCases.input.to': 'Account',
  'transferCase.input.to': 'Account',
  'chooseTeam.input.runId': 'TeamRun',
  'dropTeam.input.runId': 'TeamRun',
  'recordTeamWord.input.runId': 'TeamRun',
  'complaintWords.id': 'Complaint',
  'checkInVoice.id': 'CheckIn',
  'input.proposalId': 'EmployerProposal',
  'proposeTeams.input.ventureIds': 'Venture',
  'sendBusinessPlan.input.reviewerIds': 'Account',
  'recordVentureSession.input.attendedIds': 'Jobseeker',
  'openTask.input.subjectId': 'Jobseeker',
  'openTask.input.owner': 'Account',
  'assignTasks.input.ids': 'Task',
  'assignTasks.input.to': 'Account',
  'endTasks.input.ids': 'Task',
  'draftOffers.input.jobseekerIds': 'Jobseeker',
  'approveOffers.input.ids': 'Offer',
  'sendOffers.input.ids': 'Offer',
  'withdrawOffers.input.ids': 'Offer',
  'answerOffer.input.id': 'Offer',
  'overrideReferralRule.input.entryId': 'CatalogueEntry',
  'referPerson.input.entryId': 'CatalogueEntry',
  'editCatalogueEntry.input.id': 'CatalogueEntry',
  'reviseKit.input.id': 'Kit',
  'moveReferral.input.id': 'Referral',
  'input.contactAccountId': 'Account',
};
